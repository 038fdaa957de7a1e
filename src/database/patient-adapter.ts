import { PrismaPg } from '@prisma/adapter-pg';
import { isSilence } from './database-silence.ts';

type Config = Parameters<typeof configured>[0];
/** What the driver's connections can do; of a pool's it declares less. */
type Connection = {
  query: (...question: readonly unknown[]) => unknown;
  end(): Promise<void>;
};

/**
 * An adapter that waits `patience` milliseconds for a connection, and as long for each answer. A connection that did not
 * answer in time is ended: what it was asked may still be under way, or its transaction open, and nobody may be given it.
 */
export class PatientAdapter extends PrismaPg {
  constructor(config: Config, patience: number) {
    super(configured(config, patience));
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    adapter.underlyingDriver().on('connect', (connection) => endBySilence(connection as unknown as Connection));
    return adapter;
  }
}

function configured(config: { readonly connectionString: string; readonly max: number }, patience: number) {
  return { ...config, query_timeout: patience, connectionTimeoutMillis: patience };
}

/** The pool itself ends a connection whose single question failed, but not one whose transaction did. */
function endBySilence(connection: Connection): void {
  const query = connection.query.bind(connection);
  connection.query = (...question) => {
    const answer = query(...question);
    if (!(answer instanceof Promise)) return answer;
    return answer.catch((error: unknown) => {
      if (isSilence(error)) void connection.end();
      throw error;
    });
  };
}
