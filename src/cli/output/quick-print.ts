import { fstatSync, writeSync } from 'node:fs';

/** Whether somebody looks at stdout. Asks the system first: making the stream to ask it takes longer than the answer. */
export function isScreen(): boolean {
  try {
    if (!fstatSync(1).isCharacterDevice()) return false;
  } catch {
    // closed: the stream says so better
  }
  return process.stdout.isTTY === true;
}

/** Prints without making the stream, whose parts take long to load; what the system does not take at once goes there. */
export async function printQuickly(text: string): Promise<void> {
  const bytes = Buffer.from(text);
  let at = 0;
  try {
    while (at < bytes.length) at += writeSync(1, bytes, at);
  } catch {
    // a full pipe, or a reader that went away, which is no failure of ours
    process.stdout.on('error', () => undefined);
    await new Promise((done) => process.stdout.write(bytes.subarray(at), done));
  }
}
