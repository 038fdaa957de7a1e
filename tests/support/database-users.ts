/** The same database as the role that web, worker and commands have. */
export function asApplication(url: string): string {
  const address = new URL(url);
  address.username = 'arshjul_app';
  return address.href;
}

/** The same database as its owner. */
export function asOwner(url: string): string {
  const address = new URL(url);
  address.username = 'postgres';
  return address.href;
}
