import Database from 'better-sqlite3';
import { openApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import type { ConversationQuery } from '../../src/domain/conversation.ts';
import type { Site } from './inbox-screen.ts';
import { TERMS } from './inbox-world.ts';
import { median } from './measure.ts';

const ROUNDS = 9;
const SCANS = 3;
const PAGES = 40;

/** Ratios of what the inbox reads: a search to a scan that finds nothing, the last of forty pages to the first. */
export interface Reads {
  readonly search: Readonly<Record<keyof typeof TERMS, number>>;
  readonly scanMs: number;
  readonly lastPage: number;
}

/** Asks the App as the inbox does, and the database itself for the scan. */
export async function reads(site: Site): Promise<Reads> {
  const app = await openApp(await loadConfig({ workspace: site.workspace, as: 'aino' }));
  try {
    const scanMs = scan(site.file);
    const search: Record<string, number> = {};
    for (const [name, words] of Object.entries(TERMS)) {
      search[name] = (await timed(() => app.list({ ...NEWEST, search: words }))) / scanMs;
    }
    const pressing: ConversationQuery = { status: ['open'], sort: 'pressing', limit: 50 };
    let cursor: string | null = null;
    for (let page = 1; page < PAGES; page += 1) {
      const { next } = await app.list(cursor === null ? pressing : { ...pressing, cursor });
      // a small world ends before
      if (next === null) break;
      cursor = next;
    }
    const first = await timed(() => app.list(pressing));
    const last = cursor === null ? first : await timed(() => app.list({ ...pressing, cursor: cursor ?? '' }));
    const { rare = 0, common = 0, prefix = 0 } = search;
    return { search: { rare, common, prefix }, scanMs, lastPage: last / first };
  } finally {
    await app.end();
  }
}

const NEWEST: ConversationQuery = { sort: 'newest', limit: 50 };

async function timed(work: () => Promise<unknown>): Promise<number> {
  await work();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const startedAt = performance.now();
    await work();
    times.push(performance.now() - startedAt);
  }
  return median(times);
}

function scan(file: string): number {
  const db = new Database(file, { readonly: true });
  const query = db.prepare("select count(*) from messages where text like '%zzqqxx%'");
  const times = Array.from({ length: SCANS }, () => {
    const startedAt = performance.now();
    query.get();
    return performance.now() - startedAt;
  });
  db.close();
  return median(times);
}
