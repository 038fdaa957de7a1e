/** What a part of an address stands for. @throws RangeError when it cannot be decoded; the message does not repeat the part. */
export function decodedPart(part: string, server: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new RangeError(`${server}: väntade att ett procenttecken skrivs %25`);
  }
}
