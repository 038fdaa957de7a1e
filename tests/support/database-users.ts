/** The same database as the role that web, worker and commands have. */
export function asApplication(url: string): string {
  const address = new URL(url);
  address.username = 'arshjul_app';
  return address.href;
}
