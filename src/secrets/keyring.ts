/** The system's keyring: Secret Service, macOS Keychain, Windows Credential Manager (the package @napi-rs/keyring). */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { homedir } from 'node:os';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { ProblemError } from '../domain/problem.ts';

/** Secrets by entry name. Every method throws {ProblemError} KEYRING_UNAVAILABLE when the keyring does not answer in time. */
export interface Keyring {
  /** In the order of the names; null for what it does not hold. */
  read(names: readonly string[]): Promise<(string | null)[]>;
  /** All of them or none. */
  write(values: Readonly<Record<string, string>>): Promise<void>;
  /** What is not there is removed already. */
  remove(names: readonly string[]): Promise<void>;
}

/** What each entry is filed under. */
const SERVICE = 'kuulo';
/** A keyring that is there answers within milliseconds. */
const ANSWER_MS = 3_000;

/**
 * The keyring of this session (`ours`), or as a cron job finds it (`cron`): there the environment holds a home and a path
 * only, so that the keyring of a desktop session is out of reach. It is asked by a process of its own, which is ended
 * when it does not answer.
 */
export function systemKeyring(seenBy: 'ours' | 'cron' = 'ours'): Keyring {
  const ask = async (question: Readonly<Record<string, unknown>>) => await askProgram(question, seenBy);
  return {
    async read(names) {
      if (names.length === 0) return [];
      const answer = await ask({ act: 'read', names });
      const found: unknown[] = Array.isArray(answer) ? answer : [];
      return names.map((_, index) => {
        const value = found[index];
        return typeof value === 'string' && value !== '' ? value : null;
      });
    },
    async write(values) {
      await ask({ act: 'write', values });
    },
    async remove(names) {
      if (names.length > 0) await ask({ act: 'remove', names });
    },
  };
}

async function askProgram(question: Readonly<Record<string, unknown>>, seenBy: 'ours' | 'cron'): Promise<unknown> {
  const program = fileURLToPath(new URL('./keyring-program.js', import.meta.url));
  const child = spawn(process.execPath, [program], {
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: ANSWER_MS,
    killSignal: 'SIGKILL',
    ...(seenBy === 'cron' ? { env: { HOME: homedir(), PATH: '/usr/bin:/bin' } } : {}),
  });
  // one that ended before it read closes the pipe; how it ended is told below
  child.stdin.on('error', () => {});
  child.stdin.end(JSON.stringify({ service: SERVICE, ...question }));
  const closed: Promise<unknown[]> = once(child, 'close').catch((error: Error) => [error.message]);
  const [said, [code]] = await Promise.all([text(child.stdout), closed]);
  const answer = answerIn(said);
  if (answer !== null && 'answer' in answer) return answer.answer;
  const failed = answer !== null && 'failed' in answer ? String(answer.failed) : null;
  const words = failed ?? (code === null ? `it did not answer within ${ANSWER_MS / 1_000} s` : 'it cannot be asked');
  throw new ProblemError('KEYRING_UNAVAILABLE', { words });
}

function answerIn(said: string): object | null {
  try {
    const answer: unknown = JSON.parse(said);
    return typeof answer === 'object' ? answer : null;
  } catch {
    return null;
  }
}
