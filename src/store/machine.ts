import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Where systemd and D-Bus keep the identity of an installation: https://www.freedesktop.org/software/systemd/man/machine-id.html */
const PLACES = ['/etc/machine-id', '/var/lib/dbus/machine-id'];

let known: string | null = null;

/** What tells this machine from another one: SHA-256, since the identity itself is not to be handed around. */
export function machineId(): string {
  known ??= createHash('sha256').update(`kuulo ${ownName()}`).digest('hex');
  return known;
}

/** Freshly installed images have an empty file, or the word `uninitialized`. */
function ownName(): string {
  for (const place of PLACES) {
    const found = read(place);
    if (/^[0-9a-f]{32}$/i.test(found)) return found;
  }
  return hostname();
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}
