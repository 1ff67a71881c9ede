import { randomUUID } from 'node:crypto';
import { readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import { ProblemError } from '../domain/problem.ts';

/** What lies in `credentials.json`: per account, settings and remembered tokens by name. */
type Contents = Map<string, Map<string, string>>;

/** Does the work while no other process does work of this name; waits at most so long for its turn. */
export type Exclusive = <T>(turn: { name: string; waitMs: number }, work: () => Promise<T>) => Promise<T>;

/** Changes of one account's values by name; null takes one away. */
export type Changes = Readonly<Record<string, string | null>>;

/** Reading and replacing a small file is done long before. */
const TURN = { name: 'credentials', waitMs: 15_000 };

/** More characters than a token is longer than the one before it. */
const GROWTH = 16_384;

/** The last change begun on each file by this process. */
const turns = new Map<string, Promise<void>>();

/**
 * The workspace's `credentials.json`: readable by its owner only, replaced whole. A file that others can read is not used,
 * as ssh does with keys.
 */
export class CredentialsFile {
  private readonly path: string;
  private readonly exclusive: Exclusive;
  constructor(path: string, exclusive: Exclusive) {
    this.path = path;
    this.exclusive = exclusive;
  }

  /**
   * Everything kept of one account.
   * @throws {ProblemError} CREDENTIALS_EXPOSED when group or world may read it, CONFIG_INVALID when it is not JSON
   */
  async of(account: string): Promise<ReadonlyMap<string, string>> {
    return (await this.read()).get(account) ?? new Map();
  }

  /** Changes values of one account; an empty one is refused, so that a token is never overwritten with nothing. */
  async change(account: string, edit: (kept: ReadonlyMap<string, string>) => Changes): Promise<void> {
    await this.inTurn(async () => {
      const all = await this.read();
      const kept = new Map(all.get(account));
      for (const [name, value] of Object.entries(edit(kept))) {
        if (value === null) kept.delete(name);
        else kept.set(name, notEmpty(account, value));
      }
      if (kept.size > 0) all.set(account, kept);
      else all.delete(account);
      await this.write(all);
    });
  }

  /**
   * Whether it could be replaced now, tried with blanks in a file beside it: free space for a little more, too.
   * @throws {ProblemError} CONFIG_INVALID when it could not; CREDENTIALS_EXPOSED
   */
  async tryWriting(): Promise<void> {
    const { length } = written(await this.read());
    const trial = `${await realpath(this.path).catch(() => this.path)}.${randomUUID()}`;
    try {
      await writeFile(trial, ' '.repeat(length + GROWTH), { flag: 'wx', mode: 0o600 });
    } catch (error) {
      throw this.unwritable(error);
    } finally {
      await rm(trial, { force: true }).catch(() => undefined);
    }
  }

  async remove(account: string): Promise<void> {
    await this.inTurn(async () => {
      const all = await this.read();
      if (all.delete(account)) await this.write(all);
    });
  }

  /** Reading, changing and replacing is one act: two that save at once, in any process, must not undo each other. */
  private async inTurn(work: () => Promise<void>): Promise<void> {
    const before = turns.get(this.path) ?? Promise.resolve();
    const mine = before.catch(() => undefined).then(() => this.exclusive(TURN, work));
    turns.set(this.path, mine);
    await mine;
  }

  private async write(contents: Contents): Promise<void> {
    try {
      await writeFileAtomic(this.path, written(contents), { mode: 0o600 });
    } catch (error) {
      throw this.unwritable(error);
    }
  }

  private async read(): Promise<Contents> {
    let text: string;
    try {
      const found = await stat(this.path);
      if (!found.isFile()) throw this.invalid('It is not a file', 'Move it away, then add the account again.');
      const { mode } = found;
      if ((mode & 0o077) !== 0) {
        throw new ProblemError('CREDENTIALS_EXPOSED', {
          file: this.path,
          mode: (mode & 0o777).toString(8).padStart(4, '0'),
        });
      }
      text = await readFile(this.path, 'utf8');
    } catch (error) {
      const code = codeOf(error);
      if (code === 'ENOENT') return new Map();
      if (code !== null) throw this.invalid(`It cannot be read (${code})`, 'Make it readable for you.', error);
      throw error;
    }
    try {
      return contentsOf(JSON.parse(text));
    } catch {
      throw this.invalid('It is not the JSON kuulo wrote', 'Repair or delete the file, then add the account again.');
    }
  }

  private unwritable(error: unknown): unknown {
    const code = codeOf(error);
    if (code === null) return error;
    const remedy = 'Free disk space, or make the file and its folder writable for you.';
    return this.invalid(`It cannot be written (${code})`, remedy, error);
  }

  private invalid(problem: string, remedy: string, cause?: unknown): ProblemError {
    return new ProblemError('CONFIG_INVALID', { file: this.path, line: 1, column: 1, problem, remedy }, { cause });
  }
}

/** @throws {ProblemError} USAGE */
export function notEmpty(account: string, value: string): string {
  if (value.trim() !== '') return value;
  throw new ProblemError('USAGE', {
    problem: `An empty secret for ${account}.`,
    remedy: 'Give a value, or leave it out.',
  });
}

function contentsOf(value: unknown): Contents {
  return new Map(entriesOf(value).map(([account, settings]) => [account, textsOf(settings)]));
}

/** @throws {TypeError} for anything but texts: what is not understood must not be lost when the file is replaced */
function textsOf(value: unknown): Map<string, string> {
  return new Map(
    entriesOf(value).map(([name, text]) => {
      if (typeof text !== 'string') throw new TypeError('not a text');
      return [name, text];
    }),
  );
}

function entriesOf(value: unknown): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('not an object');
  return Object.entries(value);
}

function written(contents: Contents): string {
  const plain = [...contents].map(([account, settings]) => [account, Object.fromEntries(settings)]);
  return `${JSON.stringify(Object.fromEntries(plain), null, 2)}\n`;
}

/** What the system calls a failure of its own, such as EACCES. */
function codeOf(error: unknown): string | null {
  if (error instanceof ProblemError || !(error instanceof Error) || !('code' in error)) return null;
  return String(error.code);
}
