/**
 * The values of a message's header lines by name in lower case, unfolded and with encoded words
 * (`=?UTF-8?Q?…?=`) put into plain letters. A name that does not occur has no values.
 */
export function readHeaders(bytes: Buffer): (name: string) => readonly string[] {
  const text = bytes.subarray(0, 64 * 1024).toString('latin1');
  const head = text.split(/\r?\n\r?\n/, 1)[0] ?? '';
  const lines = head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return (name) =>
    lines
      .filter((line) => line.toLowerCase().startsWith(`${name}:`))
      .map((line) => decodeWords(Buffer.from(line.slice(name.length + 1), 'latin1').toString()).trim());
}

const WORD = /=\?([^?]+)\?([qb])\?([^?]*)\?=/gi;

function decodeWords(value: string): string {
  // The space between two encoded words belongs to neither.
  const joined = value.replaceAll(/\?=\s+=\?/g, '?==?');
  return joined.replaceAll(WORD, (_whole, charset: string, encoding: string, content: string) => {
    const bytes =
      encoding.toLowerCase() === 'b'
        ? Buffer.from(content, 'base64')
        : Buffer.from(
            content
              .replaceAll('_', ' ')
              .replaceAll(/=([0-9a-f]{2})/gi, (_match, hex: string) => String.fromCharCode(parseInt(hex, 16))),
            'latin1',
          );
    return new TextDecoder(charset).decode(bytes);
  });
}
