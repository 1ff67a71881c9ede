/** A certificate that nobody vouches for, made on the spot: no key has to be kept. */
import { generateKeyPairSync, sign } from 'node:crypto';

/** Key and certificate in PEM for `127.0.0.1`, good for a day (X.509 version 1, RFC 5280, section 4.1). */
export function selfSigned(): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = tagged(SEQUENCE, ECDSA_WITH_SHA256);
  const name = tagged(SEQUENCE, tagged(SET, tagged(SEQUENCE, COMMON_NAME, tagged(UTF8, Buffer.from('127.0.0.1')))));
  const validity = tagged(SEQUENCE, time(Date.now() - DAY_MS), time(Date.now() + DAY_MS));
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const serial = tagged(INTEGER, Buffer.from([1]));
  const body = tagged(SEQUENCE, serial, algorithm, name, validity, name, spki);
  const signature = tagged(BIT_STRING, Buffer.from([0]), sign('sha256', body, privateKey));
  const der = tagged(SEQUENCE, body, algorithm, signature);
  const lines = der.toString('base64').replace(/.{64}/g, '$&\n');
  const cert = `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert };
}

const [INTEGER, BIT_STRING, UTF8, UTC_TIME, SEQUENCE, SET] = [0x02, 0x03, 0x0c, 0x17, 0x30, 0x31];
const ECDSA_WITH_SHA256 = Buffer.from('06082a8648ce3d040302', 'hex');
const COMMON_NAME = Buffer.from('0603550403', 'hex');
const DAY_MS = 86_400_000;

function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

/** `YYMMDDhhmmssZ` */
function time(at: number): Buffer {
  return tagged(UTC_TIME, Buffer.from(`${new Date(at).toISOString().replace(/\D/g, '').slice(2, 14)}Z`));
}
