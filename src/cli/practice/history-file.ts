import { mkdir, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import type { KeptSession } from '../../domain/practice-history.ts';

const session = z.object({
  at: z.number(),
  scenario: z.string().max(60),
  language: z.string().max(3),
  score: z.number().min(0).max(100),
  customers: z.number(),
  satisfied: z.number(),
  firstAnswerMs: z.number().nullable(),
  findings: z.number(),
});
const shape = z.object({ version: z.literal(1), sessions: z.array(session) });

/** Older sessions are forgotten. */
const KEPT_MAX = 500;

/** What is known of earlier sessions. */
export interface KeptHistory {
  /** Oldest first. */
  readonly sessions: readonly KeptSession[];
  /** Where a file that could not be read was put aside; null where it could be read, or was not there. */
  readonly putAside: string | null;
}

/** Where the sessions are kept: numbers and names of scenarios only. */
export function historyFile(stateFolder: string): string {
  return join(stateFolder, 'practice.json');
}

/** The earlier sessions; a file that cannot be read is put aside, so that nothing in it is lost. */
export async function readHistory(file: string): Promise<KeptHistory> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return { sessions: [], putAside: null };
  }
  const read = shape.safeParse(parsed(text));
  if (read.success) return { sessions: read.data.sessions, putAside: null };
  const putAside = `${file}.unreadable`;
  const isMoved = await rename(file, putAside).then(
    () => true,
    () => false,
  );
  return { sessions: [], putAside: isMoved ? putAside : null };
}

/** Keeps one more session; readable by its owner only. @throws the system's error where it cannot be written */
export async function keepSession(file: string, earlier: readonly KeptSession[], kept: KeptSession): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const sessions = [...earlier, kept].slice(-KEPT_MAX);
  await writeFileAtomic(file, `${JSON.stringify({ version: 1, sessions })}\n`, { mode: 0o600 });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
