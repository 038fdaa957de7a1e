/** A host, as it stands in an address, that only this machine itself can reach. Never a name that somebody's DNS answers for. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}

/** The same of a request's `Host`, with or without a port. */
export function isLoopbackHost(header: string): boolean {
  return isLoopback(header.replace(/:\d*$/, ''));
}
