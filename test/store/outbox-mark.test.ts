import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import type { ReplyStatus } from '../../src/domain/reply.ts';
import { openEngine } from '../../src/store/engine.ts';
import { type MarkFile, readMark, writeMark } from '../../src/store/mark-file.ts';
import { openStore } from '../../src/store/open.ts';
import { inodeOf, outboxMark } from '../../src/store/outbox-mark.ts';
import type { Tables } from '../../src/store/schema.ts';
import { SCHEMA } from '../../src/store/schema-number.ts';
import type { Store } from '../../src/store/store.ts';
import { startChild } from './child.ts';
import { NOON, newReply, seedThread, tempFolder } from './workbench.ts';

/** A database in a folder of its own, and the state folder elsewhere, as at home. */
function place() {
  const [work, state] = [tempFolder(), join(tempFolder(), 'state')];
  return { work, file: join(work, 'kuulo.db'), state };
}

async function opened(file: string, state: string): Promise<Store> {
  const store = await openStore(file, { mode: 'create', stateFolder: state });
  onTestFinished(() => store.close());
  return store;
}

let threads = 0;

/** A reply that is `status`, by its shortest way. */
async function replyIn(store: Store, status: 'draft' | 'approved' | 'queued' | 'sending' | 'unknown'): Promise<number> {
  threads += 1;
  return await store.transact(async (tx) => {
    const { conversation, message } = await seedThread(tx, `t${threads}`);
    const { id } = await tx.replies.insert(newReply(conversation, message));
    const way: ReplyStatus[] = ['draft', 'approved', 'queued', 'sending', 'unknown'];
    for (const [at, to] of way.slice(0, way.indexOf(status) + 1).entries())
      if (at > 0) await tx.replies.move(id, { from: [way[at - 1] ?? 'draft'], to, at: NOON });
    return id;
  });
}

/** What a sender does: doubts, claims, keeps, sends. */
async function send(store: Store, count = 1): Promise<void> {
  expect(await store.mark.doubt()).toBeNull();
  for (let sent = 0; sent < count; sent += 1) {
    const id = await replyIn(store, 'sending');
    await store.mark.keep();
    await store.transact((tx) => tx.replies.move(id, { from: ['sending'], to: 'sent', at: NOON }));
  }
}

function meta(file: string): Record<string, string> {
  const database = new SQLite(file, { readonly: true });
  const rows = database.prepare<[], { name: string; value: string }>('select name, value from meta').all();
  database.close();
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

function markOf(file: string, state: string): { path: string; mark: MarkFile } {
  const { databaseId = '' } = meta(file);
  const path = join(state, `${databaseId}.json`);
  const mark = readMark(path, databaseId);
  if (typeof mark === 'string') throw new Error(`the mark is ${mark}`);
  return { path, mark };
}

test('the first sender makes the mark, also with replies waiting, for its owner only', async () => {
  const { file, state } = place();
  const store = await opened(file, state);
  await replyIn(store, 'queued');
  expect(await store.mark.doubt()).toBeNull();
  const { path, mark } = markOf(file, state);
  expect(mark).toMatchObject({ file, generation: 0, inode: inodeOf(file) });
  expect(meta(file)).toMatchObject({ outboxFile: file, outboxMachine: mark.machine, outboxGeneration: '0' });
  expect([statSync(path).mode & 0o777, statSync(state).mode & 0o777]).toEqual([0o600, 0o700]);
  expect(readdirSync(state), 'nothing is left over').toHaveLength(1);
});

test('the generation rises once with each claim, and with its transaction only', async () => {
  const { file, state } = place();
  const store = await opened(file, state);
  await send(store, 3);
  expect(meta(file).outboxGeneration).toBe('3');
  expect(markOf(file, state).mark.generation).toBe(3);
  const id = await replyIn(store, 'queued');
  const broken = store.transact(async (tx) => {
    await tx.replies.move(id, { from: ['queued'], to: 'sending', at: NOON });
    throw new Error('taken back');
  });
  await expect(broken).rejects.toThrow('taken back');
  expect(meta(file).outboxGeneration).toBe('3');
  const lost = await store.transact((tx) => tx.replies.move(id, { from: ['approved'], to: 'queued', at: NOON }));
  expect([lost, meta(file).outboxGeneration], 'a claim that failed is none').toEqual([null, '3']);
});

test('a crash between the claim and the mark is no doubt', async () => {
  const { file, state } = place();
  const store = await opened(file, state);
  await send(store);
  await replyIn(store, 'sending');
  expect(await store.mark.doubt()).toBeNull();
});

test.each(['cp', 'mv'] as const)('a backup put back by %s is noticed, until it is adopted', async (how) => {
  const { file, state } = place();
  const first = await openStore(file, { mode: 'create', stateFolder: state });
  await send(first, 2);
  await replyIn(first, 'queued');
  await first.close();
  copyFileSync(file, `${file}.bak`);
  const second = await openStore(file, { stateFolder: state });
  await send(second);
  await second.close();
  if (how === 'cp') copyFileSync(`${file}.bak`, file);
  else renameSync(`${file}.bak`, file);
  const store = await opened(file, state);
  expect(await store.mark.doubt()).toBe('restored');
  expect(await store.mark.doubt(), 'asking changes nothing').toBe('restored');
  await store.mark.adopt();
  expect(markOf(file, state).mark.generation, 'beyond both').toBe(4);
  await send(store);
});

test('a backup that is moved over a file in use is noticed by who has it open', async () => {
  const { file, state } = place();
  const store = await opened(file, state);
  await send(store);
  copyFileSync(file, `${file}.bak`);
  renameSync(`${file}.bak`, file);
  expect(await store.mark.doubt()).toBe('restored');
});

test('a copied file is noticed, becomes another database, and the one it came from goes on', async () => {
  const { work, file, state } = place();
  const original = await openStore(file, { mode: 'create', stateFolder: state });
  await send(original);
  await original.close();
  const before = markOf(file, state).mark;
  const copy = join(work, 'copy.db');
  copyFileSync(file, copy);
  const copied = await opened(copy, state);
  expect(await copied.mark.doubt()).toBe('copied');
  const again = await opened(file, state);
  expect(await again.mark.doubt(), 'asking took nothing from the original').toBeNull();
  await copied.mark.adopt();
  await send(copied);
  expect(await copied.mark.doubt()).toBeNull();
  expect(markOf(copy, state).mark.database).not.toBe(before.database);
  expect(markOf(file, state).mark, 'the original’s mark stays as it was').toEqual(before);
  expect(await again.mark.doubt()).toBeNull();
  await send(again);
  expect([await copied.mark.doubt(), await again.mark.doubt()]).toEqual([null, null]);
});

test('a copy whose original was deleted is a copy; so is one that took the place of the original', async () => {
  const { work, file, state } = place();
  const original = await openStore(file, { mode: 'create', stateFolder: state });
  await send(original);
  await original.close();
  const copy = join(work, 'copy.db');
  copyFileSync(file, copy);
  rmSync(file);
  const copied = await opened(copy, state);
  expect(await copied.mark.doubt()).toBe('copied');
  await copied.mark.adopt();
  await copied.close();
  renameSync(copy, file);
  const moved = await opened(file, state);
  expect(await moved.mark.doubt(), 'but a renamed file is the same one').toBeNull();
});

test('a copy that sent elsewhere and came back over the original is noticed', async () => {
  const { work, file, state } = place();
  const theirs = join(tempFolder(), 'state');
  const original = await openStore(file, { mode: 'create', stateFolder: state });
  await send(original);
  await original.close();
  const copy = join(work, 'copy.db');
  copyFileSync(file, copy);
  const away = await openStore(copy, { stateFolder: theirs });
  expect(await away.mark.doubt(), 'their first look finds another name in it').toBe('copied');
  await away.mark.adopt();
  await send(away, 2);
  await away.close();
  copyFileSync(copy, file);
  const back = await opened(file, state);
  expect(await back.mark.doubt()).toBe('copied');
});

test('a renamed folder is fine, and from then on the new name is the one', async () => {
  const { work, file, state } = place();
  const before = await openStore(file, { mode: 'create', stateFolder: state });
  await send(before);
  await before.close();
  const renamed = `${work}-renamed`;
  onTestFinished(() => rmSync(renamed, { recursive: true, force: true }));
  renameSync(work, renamed);
  const moved = join(renamed, 'kuulo.db');
  const store = await opened(moved, state);
  await replyIn(store, 'queued');
  await send(store);
  expect(markOf(moved, state).mark).toMatchObject({ file: moved, generation: 2 });
  expect(meta(moved).outboxFile).toBe(moved);
  mkdirSync(work);
  copyFileSync(moved, file);
  const left = await opened(file, state);
  expect(await left.mark.doubt(), 'a copy at the old place').toBe('copied');
});

test('a colleague with a mark of their own sends too; a move of the database is no doubt to either', async () => {
  const { work, file, state } = place();
  const theirs = join(tempFolder(), 'state');
  const [mine, other] = [await openStore(file, { mode: 'create', stateFolder: state }), await opened(file, theirs)];
  await send(mine);
  await other.mark.adopt();
  await send(other, 2);
  await send(mine);
  await mine.close();
  await other.close();
  const renamed = `${work}-renamed`;
  onTestFinished(() => rmSync(renamed, { recursive: true, force: true }));
  renameSync(work, renamed);
  for (const folder of [theirs, state]) await send(await opened(join(renamed, 'kuulo.db'), folder));
});

test('another machine is noticed by the mark, and by the database where the mark is missing or behind', async () => {
  const { file, state } = place();
  const store = await opened(file, state);
  await send(store);
  const { path, mark } = markOf(file, state);
  writeMark(path, { ...mark, machine: 'elsewhere' });
  expect(await store.mark.doubt()).toBe('copied');
  writeMark(path, mark);
  const sql = "update meta set value = ? where name = 'outboxMachine'";
  const database = new SQLite(file);
  database.prepare(sql).run('elsewhere');
  database.close();
  expect(await store.mark.doubt(), 'it was away and came back').toBe('copied');
  rmSync(path);
  expect(await store.mark.doubt(), 'also with nothing on its way').toBe('copied');
  await store.mark.adopt();
  await send(store);
});

test('an older program is told from the mark', async () => {
  const { file, state } = place();
  const store = await opened(file, state);
  await send(store);
  const { path, mark } = markOf(file, state);
  writeMark(path, { ...mark, schema: mark.schema + 1 });
  expect(await store.mark.doubt()).toBe('downgraded');
  writeMark(path, { ...mark, schema: mark.schema - 1 });
  expect(await store.mark.doubt()).toBeNull();
  expect(markOf(file, state).mark.schema).toBe(mark.schema);
});

const DAMAGE: Record<string, (path: string) => void> = {
  missing: (path) => rmSync(path),
  empty: (path) => truncateSync(path, 0),
  cut: (path) => truncateSync(path, 100),
  garbage: (path) => writeFileSync(path, 'x'.repeat(512)),
  'no object': (path) => writeFileSync(path, 'null\n'),
  'of another database': (path) => writeMark(path, { ...markAt(path), database: 'another' }),
  'without its sum': (path) => writeFileSync(path, JSON.stringify(markAt(path))),
};

function markAt(path: string): MarkFile {
  const found = readMark(path, path.split('/').at(-1)?.replace('.json', '') ?? '');
  if (typeof found === 'string') throw new Error(found);
  return found;
}

test.each(Object.keys(DAMAGE))('a mark that is lost or damaged (%s) holds back what is on its way', async (kind) => {
  for (const status of ['draft', 'approved', 'queued', 'sending', 'unknown'] as const) {
    const { file, state } = place();
    const store = await opened(file, state);
    await send(store);
    await replyIn(store, status);
    DAMAGE[kind]?.(markOf(file, state).path);
    const doubt = await store.mark.doubt();
    const isFree = status === 'draft' || (status === 'approved' && kind === 'missing');
    expect(doubt, status).toBe(isFree ? null : 'noMark');
    if (doubt !== null) await store.mark.adopt();
    const { generation } = markOf(file, state).mark;
    expect(generation, 'made anew, up to date').toBe(Number(meta(file).outboxGeneration));
    expect(await store.mark.doubt()).toBeNull();
  }
});

test('where the mark cannot be written nothing may be sent', async () => {
  const { file, state } = place();
  writeFileSync(state, 'no folder');
  const store = await opened(file, state);
  const refused = { code: 'DATABASE_UNWRITABLE', facts: { file: state } };
  await expect(store.mark.doubt()).rejects.toMatchObject(refused);
  await expect(store.mark.keep()).rejects.toMatchObject(refused);
  await expect(store.mark.adopt()).rejects.toMatchObject(refused);
});

type Write = Parameters<typeof outboxMark>[0]['write'];

const unused: Write = () => Promise.reject(new Error('this must not write to the database'));

/** Real code over a connection that waits for us, before it asks or after it was answered, once it `isGated`. */
function slowMark(file: string, state: string, { write = unused, waits = 'after' as 'before' | 'after' } = {}) {
  const engine = openEngine<Tables>(file, 'reader');
  onTestFinished(() => engine.close());
  const gates: PromiseWithResolvers<void>[] = [];
  const reached = [Promise.withResolvers<void>(), Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const slow = { isGated: false };
  const wait = async () => {
    if (!slow.isGated) return;
    const gate = Promise.withResolvers<void>();
    reached[gates.push(gate) - 1]?.resolve();
    await gate.promise;
  };
  const executor = engine.db.getExecutor();
  const execute = executor.executeQuery.bind(executor);
  executor.executeQuery = async (query) => {
    if (waits === 'before') await wait();
    const result = await execute<never>(query);
    if (waits === 'after') await wait();
    return result;
  };
  const at = { file, inode: inodeOf(file) ?? '', schema: SCHEMA, stateFolder: state };
  return {
    mark: outboxMark({ reader: engine.db, write }, at),
    slow,
    reached: (turn: number) => reached[turn]?.promise,
    open: (turn: number) => gates[turn]?.resolve(),
  };
}

test('a first sender that is overtaken by another first sender does not doubt', async () => {
  const { file, state } = place();
  const store = await opened(file, state);
  await replyIn(store, 'queued');
  const late = slowMark(file, state, { waits: 'before' });
  late.slow.isGated = true;
  const doubting = late.mark.doubt();
  await late.reached(0);
  late.open(0);
  await late.reached(1);
  // it has found no mark; by the time it reads the database, the other is the one that sends
  expect(await store.mark.doubt()).toBeNull();
  await replyIn(store, 'sending');
  await store.mark.keep();
  late.slow.isGated = false;
  late.open(1);
  expect(await doubting).toBeNull();
});

test('a first sender that dies once its name is in the database has left its mark', async () => {
  const { file, state } = place();
  const store = await opened(file, state);
  await replyIn(store, 'queued');
  const engine = openEngine<Tables>(file, 'writer');
  onTestFinished(() => engine.close());
  const write: Write = async (work) => {
    await engine.db.transaction().execute(work);
    throw new Error('killed');
  };
  const dying = slowMark(file, state, { write });
  await expect(dying.mark.doubt()).rejects.toThrow('killed');
  expect(meta(file).outboxFile).toBe(file);
  expect(await store.mark.doubt()).toBeNull();
});

test('of two that keep at once the highest stays: whoever wrote looks again', async () => {
  const { file, state } = place();
  const store = await opened(file, state);
  await send(store);
  const slow = slowMark(file, state);
  await slow.mark.keep();
  slow.slow.isGated = true;
  await replyIn(store, 'sending');
  const keeping = slow.mark.keep();
  await slow.reached(0);
  // the slow one has read 2; meanwhile another process claims and keeps 3
  await replyIn(store, 'sending');
  await store.mark.keep();
  expect(markOf(file, state).mark.generation).toBe(3);
  slow.open(0);
  await slow.reached(1);
  // the negative control: here it would have ended without its second look
  expect(markOf(file, state).mark.generation).toBe(2);
  slow.open(1);
  await slow.reached(2);
  slow.open(2);
  await keeping;
  expect(markOf(file, state).mark.generation).toBe(3);
});

const SENDER = `
const { openStore } = await import('./src/store/open.ts');
const [, file, state, ids] = process.argv;
const store = await openStore(file, { stateFolder: state });
`;

test('three processes that claim and keep at once end with the highest', async () => {
  const { file, state } = place();
  const store = await opened(file, state);
  await send(store);
  const code = `${SENDER} say('ready'); process.stdin.once('data', async () => {
    for (const id of ids.split(',').map(Number)) for (let round = 0; round < 8; round += 1) {
      await store.transact((tx) => tx.replies.move(id, { from: ['queued'], to: 'sending', at: 1 }));
      await store.mark.keep();
      await store.transact((tx) => tx.replies.move(id, { from: ['sending'], to: 'queued', at: 1 }));
    }
    await store.close(); process.exit(0); });`;
  const children = [];
  for (let child = 0; child < 3; child += 1) {
    const ids = [];
    for (let count = 0; count < 10; count += 1) ids.push(await replyIn(store, 'queued'));
    children.push(await startChild(code, [file, state, ids.join()]));
  }
  for (const child of children) child.process.stdin?.write('go\n');
  expect(await Promise.all(children.map((child) => child.ended))).toEqual([0, 0, 0]);
  expect(meta(file).outboxGeneration).toBe(String(1 + 3 * 80));
  expect(markOf(file, state).mark.generation).toBe(1 + 3 * 80);
  expect(readdirSync(state)).toHaveLength(1);
});

test('six first senders at once: none doubts, though replies wait', async () => {
  const { file, state } = place();
  const store = await opened(file, state);
  const ids = [];
  for (let count = 0; count < 6; count += 1) ids.push(await replyIn(store, 'queued'));
  const code = `${SENDER} say('ready'); process.stdin.once('data', async () => {
    const doubt = await store.mark.doubt();
    await store.transact((tx) => tx.replies.move(Number(ids), { from: ['queued'], to: 'sending', at: 1 }));
    await store.mark.keep();
    const after = await store.mark.doubt();
    await store.close(); process.exit(doubt === null && after === null ? 0 : 9); });`;
  const children = await Promise.all(ids.map((id) => startChild(code, [file, state, String(id)])));
  for (const child of children) child.process.stdin?.write('go\n');
  expect(await Promise.all(children.map((child) => child.ended))).toEqual(ids.map(() => 0));
  expect(markOf(file, state).mark.generation).toBe(6);
});

test('a mark that is read while it is written is never taken for damaged', async () => {
  const { file, state } = place();
  const store = await opened(file, state);
  await send(store);
  const { path, mark } = markOf(file, state);
  const code = `const { writeMark } = await import('./src/store/mark-file.ts');
    const [, path, text] = process.argv; const mark = JSON.parse(text); let goesOn = true, generation = 0;
    process.stdin.once('data', () => { goesOn = false; }); say('writing');
    while (goesOn) {
      for (let i = 0; i < 100; i += 1) writeMark(path, { ...mark, generation: (generation += 111_111) });
      await new Promise(setImmediate);
    }
    process.exit(0);`;
  const child = await startChild(code, [path, JSON.stringify(mark)]);
  const seen = new Set<number>();
  const began = performance.now();
  while (performance.now() - began < 500 || seen.size < 10) {
    const found = readMark(path, mark.database);
    if (typeof found === 'string') expect.unreachable(found);
    else seen.add(found.generation);
  }
  for (const generation of seen) expect(generation === 1 || generation % 111_111 === 0, String(generation)).toBe(true);
  child.process.stdin?.write('enough\n');
  expect(await child.ended).toBe(0);
});
