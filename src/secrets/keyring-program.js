// Tends the system's keyring in a process of its own: a keyring that does not answer blocks the whole thread that asks,
// and only a process can be ended then. One question as JSON on stdin, one answer as JSON on stdout; nothing secret is
// among the arguments, where other users of the machine could read it.
import { text } from 'node:stream/consumers';

const { act, service, names = [], values = {} } = JSON.parse(await text(process.stdin));

// Where no Secret Service answers, the package would turn to the kernel's keyring: that knows none of our entries, which
// reads as if there were none, and what it is given is gone with the login session.
const KEPT = { linux: { store: 'secret-service' } };

try {
  const { Entry } = await import('@napi-rs/keyring');
  process.stdout.write(JSON.stringify({ answer: tend((name) => new Entry(service, name, KEPT)) ?? null }));
} catch (error) {
  process.stdout.write(JSON.stringify({ failed: error.message }));
}

function tend(entry) {
  if (act === 'read') return names.map((name) => entry(name).getPassword() ?? null);
  if (act === 'write') return writeAll(entry);
  if (act === 'remove') return names.map((name) => entry(name).deletePassword());
  throw new Error(`unknown act ${act}`);
}

/** All or none: what was there is put back when one cannot be written. */
function writeAll(entry) {
  const before = [];
  try {
    for (const [name, value] of Object.entries(values)) {
      const one = entry(name);
      before.push([one, one.getPassword() ?? null]);
      one.setPassword(value);
    }
  } catch (error) {
    for (const [one, value] of before.toReversed()) putBack(one, value);
    throw error;
  }
}

function putBack(one, value) {
  try {
    if (value === null) one.deletePassword();
    else one.setPassword(value);
  } catch {
    // the failure that led here is the one to tell
  }
}
