import type { Prisma } from './generated/client.ts';

/** What reads: the client itself, or a transaction of it. */
export type Reader = Prisma.TransactionClient;

/** What writes: an open transaction, never the client itself. */
export type Transaction = Prisma.TransactionClient & { readonly $disconnect?: never };
