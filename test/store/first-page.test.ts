import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { readFirstPage } from '../../src/store/first-page.ts';
import { tempFolder } from './workbench.ts';

it('is what the App lists and counts, with labels, claims, follow-ups and pauses', async () => {
  const { app, database, close } = await heard();
  try {
    const [first, second, third] = (await app.list({ status: ['open'], limit: 3 })).items;
    if (first === undefined || second === undefined || third === undefined) throw new Error('nothing was heard');
    await app.label([first.id], { add: ['vip', 'angry'] });
    await app.claim([second.id]);
    await app.followUp(third.id, { dueAt: app.now() + 60_000, words: 'ask again' });
    // found in a reply and over, which nobody confirmed; and one whose time is to come
    for (const [{ id }, told] of [
      [first, 'due_at'],
      [second, 'null'],
    ] as const) {
      const { id: found } = await app.followUp(id, { dueAt: app.now() + 60_000, words: 'call' });
      const writer = new Database(database);
      writer.prepare(`update follow_ups set status = 'proposed', overdue_told = ${told} where id = ?`).run(found);
      writer.close();
    }
    const awaited = (await app.list({ status: ['open'], limit: 3 })).items.map(({ followUpAt }) => followUpAt !== null);
    expect(awaited).toEqual([true, false, true]);
    await app.pause({ accounts: [], reason: 'a storm' });
    await app.close([(await app.list({ status: ['open'], limit: 10 })).items.at(-1)?.id ?? 0]);
    for (const limit of [1, 7, 100]) {
      const query = { status: ['open'], sort: 'pressing', limit } as const;
      const { items } = await app.list(query);
      const counts = await app.counts();
      const page = readFirstPage(database, query, app.now());
      expect(page).toEqual({
        items,
        conversations: counts.conversations,
        replies: counts.replies,
        claims: await app.claims(items.map(({ id }) => id)),
        pauses: await app.pauses(),
      });
    }
  } finally {
    await close();
  }
});

it('is left to the full program where more is asked, and where there is no database or another schema', async () => {
  const { app, database, close } = await heard();
  try {
    for (const query of [
      {},
      { status: ['open', 'pending'] },
      { status: ['open'], sort: 'newest' },
      { status: ['open'], search: 'refund' },
      { status: ['open'], assignee: null },
    ] as const)
      expect(readFirstPage(database, query, app.now()), JSON.stringify(query)).toBeNull();
    expect(readFirstPage(join(tempFolder(), 'none.db'), { status: ['open'] }, 0)).toBeNull();
    const other = new Database(database);
    other.prepare("update meta set value = '999' where name = 'schema'").run();
    other.close();
    expect(() => readFirstPage(database, { status: ['open'] }, 0)).toThrow('not the one known here');
  } finally {
    await close();
  }
});

async function heard() {
  const sandbox = await startSandbox({ seed: 3 });
  const app = await openApp(await loadConfig({ workspace: sandbox.workspace, as: 'ville' }));
  await app.poll();
  return {
    app,
    database: app.config.database,
    close: async () => {
      await app.end();
      await sandbox.close();
      rmSync(sandbox.workspace, { recursive: true, force: true });
    },
  };
}
