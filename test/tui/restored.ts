import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { expect } from 'vitest';
import type { Terminal } from '../support/terminal.ts';

/** Alternate screen off, cursor on, pasting mode off, each after the last time it was the other way. */
export function expectRestored(terminal: Terminal): void {
  const raw = terminal.raw();
  for (const [on, off] of [
    ['\u001b[?1049h', '\u001b[?1049l'],
    ['\u001b[?25l', '\u001b[?25h'],
    ['\u001b[?2004h', '\u001b[?2004l'],
  ] as const) {
    expect(raw).toContain(on);
    expect(raw.lastIndexOf(off), JSON.stringify(off)).toBeGreaterThan(raw.lastIndexOf(on));
  }
  expect(terminal.isAlternate()).toBe(false);
}

/** A reply as it lies on the disk. */
export interface OnDisk {
  readonly id: number;
  readonly status: string;
  readonly text: string;
}

/** The replies of a workspace as they lie on the disk, by a connection of its own; the file is sound. */
export function repliesOnDisk(workspace: string): OnDisk[] {
  const db = new SQLite(join(workspace, 'kuulo.db'), { readonly: true });
  try {
    expect(db.pragma('quick_check', { simple: true })).toBe('ok');
    return db.prepare<[], OnDisk>('select id, status, text from replies order by id').all();
  } finally {
    db.close();
  }
}

/**
 * Types a text letter by letter, each when the one before it is on the disk, and wants each to be there in time.
 * @throws when a letter was on the screen only for longer than `withinMs`
 */
export async function typeOntoDisk(
  terminal: Terminal,
  text: string,
  disk: { workspace: string; withinMs: number },
): Promise<void> {
  let typed = '';
  for (const letter of text) {
    typed += letter;
    terminal.type(letter);
    const at = performance.now();
    while (!repliesOnDisk(disk.workspace).some((reply) => reply.text === typed)) {
      if (performance.now() - at > disk.withinMs) throw new Error(`“${typed}” is not on the disk in time`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
