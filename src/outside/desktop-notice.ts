import { execFile } from 'node:child_process';

/** A notice daemon that does not answer must not hold anybody up. */
const TIMEOUT_MS = 5_000;

/**
 * Shows words on the person's desktop by `notify-send` (freedesktop.org Desktop Notifications), without a shell. Tells
 * whether it went: many machines have no desktop, and that is no mistake. Never throws.
 * @param words safe for a screen; markup characters are written as entities, since some desktops read them as markup
 */
export function desktopNotice(words: string, program = 'notify-send'): Promise<boolean> {
  const [title = '', ...rest] = words.split(': ');
  const body = rest.join(': ').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const given = ['--app-name=kuulo', '--category=im.received', '--', title, body];
  return new Promise((resolve) => {
    execFile(program, given, { timeout: TIMEOUT_MS, windowsHide: true }, (error) => resolve(error === null));
  });
}
