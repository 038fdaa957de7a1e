import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A certificate with its key as PEM, and the files they stand in. */
export type Certified = {
  readonly certificate: string;
  readonly key: string;
  readonly certificateFile: string;
  readonly keyFile: string;
};

/** An authority of the test's own, whom no machine trusts. */
export type Authority = Certified & {
  readonly folder: string;
  /** A certificate for these names (host names or IPv4 addresses), or for a client's one name. */
  certify(...names: readonly string[]): Certified;
  close(): void;
};

/** Makes an authority; its files are gone when it is closed. */
export function createAuthority(name = 'Prov CA'): Authority {
  const folder = mkdtempSync(path.join(tmpdir(), 'arshjul-certificates-'));
  const keys = pair();
  const own = { subject: name, publicKey: keys.publicKey, issuer: name, issuerKey: keys.privateKey };
  let count = 0;
  const keep = (der: Buffer, key: KeyObject): Certified => {
    count += 1;
    const certificate = pem('CERTIFICATE', der);
    const keyText = key.export({ type: 'pkcs8', format: 'pem' }).toString();
    const certificateFile = path.join(folder, `${count}.crt`);
    const keyFile = path.join(folder, `${count}.key`);
    writeFileSync(certificateFile, certificate);
    writeFileSync(keyFile, keyText, { mode: 0o600 });
    return { certificate, key: keyText, certificateFile, keyFile };
  };
  return {
    ...keep(certificateOf({ ...own, names: [] }), keys.privateKey),
    folder,
    certify(...names) {
      const { publicKey, privateKey } = pair();
      const issued = { ...own, subject: names[0] ?? '', publicKey, names };
      return keep(certificateOf(issued), privateKey);
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function pair(): { publicKey: KeyObject; privateKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

/** An X.509 certificate (RFC 5280) signed with ECDSA and SHA-256; without names it is an authority's. */
function certificateOf(options: {
  subject: string;
  publicKey: KeyObject;
  issuer: string;
  issuerKey: KeyObject;
  names: readonly string[];
}): Buffer {
  const { names } = options;
  const algorithm = der(0x30, Buffer.from('06082a8648ce3d040302', 'hex'));
  const extension =
    names.length === 0
      ? der(0x30, Buffer.from('0603551d130101ff0405', 'hex'), der(0x30, Buffer.from('0101ff', 'hex')))
      : der(0x30, Buffer.from('0603551d11', 'hex'), der(0x04, der(0x30, ...names.map(alternative))));
  const content = der(
    0x30,
    der(0xa0, Buffer.from('020102', 'hex')),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    nameOf(options.issuer),
    der(0x30, der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('491231235959Z'))),
    nameOf(options.subject),
    options.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(0x30, extension)),
  );
  const signature = sign('sha256', content, options.issuerKey);
  return der(0x30, content, algorithm, der(0x03, Buffer.from([0]), signature));
}

function nameOf(common: string): Buffer {
  return der(0x30, der(0x31, der(0x30, Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from(common)))));
}

function alternative(name: string): Buffer {
  const address = /^\d+(\.\d+){3}$/.test(name) ? Buffer.from(name.split('.').map(Number)) : undefined;
  return address ? der(0x87, address) : der(0x82, Buffer.from(name));
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function pem(label: string, content: Buffer): string {
  const lines = content.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
