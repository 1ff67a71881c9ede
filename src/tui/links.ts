import { spawn } from 'node:child_process';

/** A link as what can be opened and copied without harm: only http and https, without credentials, all ASCII; null where it is none. */
export function webAddress(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  if (url.username !== '' || url.password !== '') return null;
  return url.href;
}

/**
 * Hands an address to the system's opener, without a shell. Tells whether one took it: there is none on many servers,
 * and one that finds no browser says so by its exit code.
 */
export function openInBrowser(address: string): Promise<boolean> {
  const [program, ...given] = OPENERS[process.platform] ?? ['xdg-open'];
  return new Promise((resolve) => {
    const child = spawn(program, [...given, address], { stdio: 'ignore', detached: true });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
    child.unref();
  });
}

const OPENERS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Puts a text on the clipboard of the person's terminal, over ssh too (OSC 52); terminals may refuse, and do not tell. */
export function copyByTerminal(text: string, output: Pick<NodeJS.WriteStream, 'write'>): void {
  output.write(`\u001b]52;c;${Buffer.from(text, 'utf8').toString('base64')}\u0007`);
}
