import { readFile, stat } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import { ProblemError } from '../domain/problem.ts';

/** What lies in `credentials.json`: per account, settings and remembered tokens by name. */
type Contents = Record<string, Record<string, string>>;

/**
 * The workspace's `credentials.json`: readable by its owner only, replaced whole. A file that others can read is not used,
 * as ssh does with keys.
 */
export class CredentialsFile {
  private readonly path: string;
  constructor(path: string) {
    this.path = path;
  }

  /** @throws {ProblemError} CREDENTIALS_EXPOSED when group or world may read it, CONFIG_INVALID when it is not JSON */
  async get(account: string, name: string): Promise<string | undefined> {
    return (await this.read())[account]?.[name];
  }

  /** Saves values of one account; an empty one is refused, so that a token is never overwritten with nothing. */
  async set(account: string, values: Readonly<Record<string, string>>): Promise<void> {
    if (Object.values(values).some((value) => value === '')) {
      throw new ProblemError('USAGE', {
        problem: `An empty secret for ${account}.`,
        remedy: 'Give a value, or leave it out.',
      });
    }
    const all = await this.read();
    await this.write({ ...all, [account]: { ...all[account], ...values } });
  }

  async remove(account: string): Promise<void> {
    const { [account]: gone, ...rest } = await this.read();
    if (gone) await this.write(rest);
  }

  private async write(contents: Contents): Promise<void> {
    await writeFileAtomic(this.path, `${JSON.stringify(contents, null, 2)}\n`, { mode: 0o600 });
  }

  private async read(): Promise<Contents> {
    let text: string;
    try {
      const { mode } = await stat(this.path);
      if ((mode & 0o077) !== 0) {
        throw new ProblemError('CREDENTIALS_EXPOSED', {
          file: this.path,
          mode: (mode & 0o777).toString(8).padStart(4, '0'),
        });
      }
      text = await readFile(this.path, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
      throw error;
    }
    try {
      return contentsOf(JSON.parse(text));
    } catch {
      const remedy = 'Repair or delete the file, then add the account again.';
      throw new ProblemError('CONFIG_INVALID', {
        file: this.path,
        line: 1,
        column: 1,
        problem: 'It is not the JSON kuulo wrote.',
        remedy,
      });
    }
  }
}

function contentsOf(value: unknown): Contents {
  if (typeof value !== 'object' || value === null) throw new TypeError('not an object');
  return Object.fromEntries(Object.entries(value).map(([account, settings]) => [account, textsOf(settings)]));
}

function textsOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) throw new TypeError('not an object');
  const entries = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(entries);
}
