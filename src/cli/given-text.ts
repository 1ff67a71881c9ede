import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { surroundings } from '../config.ts';
import { usage } from './flags.ts';

/** Where a text may come from. */
export interface TextSource {
  readonly text?: string | undefined;
  readonly file?: string | undefined;
  /** Whether a person may be handed an editor. */
  readonly mayAsk: boolean;
  /** What the person sees in the editor, below the line that ends the reply. */
  readonly about?: string;
}

/** Ends the reply in the editor. A line of a reply may well begin with `#`, so no such sign serves. */
const SCISSORS = '------ write above this line; what stands below is left out ------';
/** Longer than any platform takes; guards against a wrong file. */
const BYTES_MAX = 1_000_000;

/** The text of `--text`, of `--file` (`-` is stdin), or from the editor. @throws {ProblemError} USAGE */
export async function givenText(source: TextSource): Promise<string> {
  if (source.text !== undefined) return source.text === '-' ? await onStdin() : source.text;
  if (source.file !== undefined) return source.file === '-' ? await onStdin() : await inFile(source.file);
  if (!source.mayAsk) throw usage('there is no text', 'Give it with --text T, --file F, or - for stdin.');
  return await fromEditor(source.about ?? '');
}

async function onStdin(): Promise<string> {
  if (process.stdin.isTTY)
    throw usage('- reads the text from stdin, which is the terminal', 'Pipe it in, or use --text.');
  return tidy(await text(process.stdin), 'stdin');
}

async function inFile(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw usage(`${file} cannot be read (${error.code ?? error.message})`, 'Name a readable text file.');
  });
  try {
    return tidy(new TextDecoder('utf-8', { fatal: true }).decode(bytes), file);
  } catch (error) {
    if (error instanceof TypeError) throw usage(`${file} is not UTF-8 text`, 'Save it as UTF-8.');
    throw error;
  }
}

function tidy(words: string, from: string): string {
  if (words.length > BYTES_MAX) throw usage(`${from} holds more than a reply can`, 'Name the file with the reply.');
  return words.replace(/\r\n/g, '\n').replace(/\n+$/, '');
}

async function fromEditor(about: string): Promise<string> {
  const { editor } = surroundings();
  if (editor === null) throw usage('there is no text and no $EDITOR', 'Give it with --text T, or set EDITOR.');
  const folder = await mkdtemp(join(tmpdir(), 'kuulo-draft-'));
  try {
    const file = join(folder, 'reply.txt');
    await writeFile(file, `\n${SCISSORS}\nAn empty text changes nothing.\n\n${about}\n`, { mode: 0o600 });
    // through a shell, since EDITOR may hold arguments
    const child = spawn(`${editor} '${file.replaceAll("'", "'\\''")}'`, { shell: true, stdio: 'inherit' });
    const [code] = await once(child, 'exit');
    if (code !== 0) throw usage(`${editor} ended with ${String(code)}`, 'Nothing was saved; try again.');
    const written = await readFile(file, 'utf8');
    return tidy(written.split(SCISSORS, 1)[0] ?? '', file).trim();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
