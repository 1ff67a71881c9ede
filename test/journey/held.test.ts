import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { ACCOUNT, approved, newCustomer, type Office, openQuietOffice, PLATFORMS, sql, timesSaid } from './office.ts';

const TEXT = 'Hei! Selvitämme asian ja palaamme sinulle tänään.';

/** A backup as SQLite itself makes it. */
function backup({ brand }: Office): string {
  const folder = mkdtempSync(join(tmpdir(), 'kuulo-backup-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'backup.db');
  sql(brand, `vacuum into '${file}'`);
  return file;
}

/** Puts it back over the database, as a person would: everybody has left, then the file is copied. */
async function restore(office: Office, file: string): Promise<Office> {
  await office.aino.end();
  await office.ville.end();
  const database = join(office.brand.sandbox.workspace, 'kuulo.db');
  for (const extra of ['-wal', '-shm']) rmSync(`${database}${extra}`, { force: true });
  copyFileSync(file, database);
  return { brand: office.brand, aino: await office.brand.as('aino'), ville: await office.brand.as('ville') };
}

async function approvedOnEach(office: Office): Promise<number[]> {
  const ids: number[] = [];
  for (const platform of PLATFORMS) {
    const { id } = await newCustomer(office, platform);
    ids.push((await approved(office, id, `${TEXT} ${ACCOUNT[platform]}`)).id);
  }
  return ids;
}

describe('a backup that is put back', () => {
  it('posts nothing of what has been sent since: it is held, looked up and found', async () => {
    const office = await openQuietOffice();
    const ids = await approvedOnEach(office);
    const file = backup(office);
    expect((await office.ville.send()).items.map((item) => item.reply.status)).toEqual(ids.map(() => 'sent'));
    const back = await restore(office, file);
    const { items, settled } = await back.ville.send();
    expect(items).toEqual([]);
    expect(settled.map((item) => [item.reply.status, item.problem])).toEqual(ids.map(() => ['sent', null]));
    for (const platform of PLATFORMS) expect(await timesSaid(back.brand, `${TEXT} ${ACCOUNT[platform]}`)).toBe(1);
    const kinds = sql(back.brand, "select kind from events where kind = 'reply.held'");
    expect(kinds).toHaveLength(ids.length);
  });

  it('holds what was never sent until a person says so; then it goes once', async () => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, 'mastodon');
    const kept = await approved(office, id, TEXT);
    const other = await approved(office, (await newCustomer(office, 'x')).id, `${TEXT} X`);
    const file = backup(office);
    // another reply is sent: the database moves on
    await office.ville.send({ replies: [other.id] });
    const back = await restore(office, file);
    const first = await back.ville.send();
    expect(first.settled.map((item) => [item.reply.id, item.reply.status, item.problem?.code])).toEqual([
      [kept.id, 'held', 'HELD'],
      [other.id, 'sent', undefined],
    ]);
    const { requests } = await back.brand.control('state');
    // looked up once; it is told again, and nobody is asked again
    const again = await back.ville.send();
    expect(again.settled.map((item) => item.problem?.code)).toEqual(['HELD']);
    expect((await back.brand.control('state')).requests).toBe(requests);
    expect((await back.ville.send({ replies: [kept.id] })).items[0]?.problem?.code).toBe('HELD');
    expect(await timesSaid(back.brand, TEXT)).toBe(0);
    expect((await back.ville.settleByWord(kept.id, 'notSent')).status).toBe('queued');
    expect((await back.ville.send()).items.map((item) => item.reply.status)).toEqual(['sent']);
    expect(await timesSaid(back.brand, TEXT)).toBe(1);
  });

  it('the control: with nothing kept outside, the same backup would go out again', async () => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, 'mastodon');
    await approved(office, id, TEXT);
    const file = backup(office);
    await office.ville.send();
    const back = await restore(office, file);
    sql(back.brand, "update meta set value = '9999999' where name = 'outboxGeneration'");
    // it passes for the one that sent last: only the look before the send is left to stop it
    const { items } = await back.ville.send();
    expect(items.map((item) => [item.reply.status, item.problem?.code])).toEqual([['approved', 'ALREADY_ANSWERED']]);
  });
});

describe('a copied workspace', () => {
  it('sends nothing by itself, and the one it was copied from goes on', async () => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, 'mastodon');
    const sent = await approved(office, (await newCustomer(office, 'x')).id, `${TEXT} X`);
    await office.ville.send({ replies: [sent.id] });
    await approved(office, id, TEXT);
    const { workspace } = office.brand.sandbox;
    const copy = mkdtempSync(join(tmpdir(), 'kuulo-copy-'));
    onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
    const file = backup(office);
    cpSync(workspace, copy, { recursive: true, filter: (name) => !/kuulo\.db/.test(name) });
    copyFileSync(file, join(copy, 'kuulo.db'));
    const elsewhere = await openApp(
      await loadConfig({
        workspace: copy,
        as: 'ville',
        variables: { ...process.env, KUULO_SETTLE_MS: '0', XDG_STATE_HOME: join(workspace, 'state') },
      }),
    );
    onTestFinished(() => elsewhere.end());
    const told = await elsewhere.send();
    expect(told.items).toEqual([]);
    expect(told.settled.map((item) => item.problem?.code)).toEqual(['HELD']);
    expect(await timesSaid(office.brand, TEXT)).toBe(0);
    // the one it was copied from is none the wiser, and sends
    expect((await office.ville.send()).items.map((item) => item.reply.status)).toEqual(['sent']);
    // and what is approved in the copy from then on is the copy's
    const again = await elsewhere.send();
    expect(again.settled.map((item) => item.problem?.code)).toEqual(['HELD']);
  });
});

describe('a mark that is not there', () => {
  function markOf({ brand }: Office): string {
    const folder = join(brand.sandbox.workspace, 'state', 'kuulo');
    const [row] = sql(brand, "select value from meta where name = 'databaseId'");
    return join(folder, readdirSync(folder).find((name) => name.startsWith(String(row?.value))) ?? 'none');
  }

  it('is made anew while nothing is on its way, and holds what is', async () => {
    const office = await openQuietOffice();
    const first = await approved(office, (await newCustomer(office, 'x')).id, `${TEXT} 1`);
    expect((await office.ville.send()).items.map((item) => item.reply.status)).toEqual(['sent']);
    rmSync(markOf(office));
    const second = await approved(office, (await newCustomer(office, 'x')).id, `${TEXT} 2`);
    expect((await office.ville.send()).items.map((item) => item.reply.status)).toEqual(['sent']);
    const third = await approved(office, (await newCustomer(office, 'x')).id, `${TEXT} 3`);
    sql(office.brand, "update replies set status = 'queued' where id = ?", third.id);
    sql(office.brand, "update counters set value = 1 where name = 'reply:queued'");
    rmSync(markOf(office));
    const { items, settled } = await office.ville.send();
    expect([items, settled.map((item) => item.reply.status)]).toEqual([[], ['held']]);
    expect([first.id, second.id, third.id]).toEqual([first.id, first.id + 1, first.id + 2]);
  });

  it('or that somebody changed holds everything', async () => {
    const office = await openQuietOffice();
    await approved(office, (await newCustomer(office, 'x')).id, `${TEXT} 1`);
    await office.ville.send();
    await approved(office, (await newCustomer(office, 'x')).id, `${TEXT} 2`);
    const file = markOf(office);
    const mark: unknown = JSON.parse(readFileSync(file, 'utf8').split('\n')[0] ?? '');
    writeFileSync(file, JSON.stringify({ ...Object(mark), machine: 'another' }));
    expect((await office.ville.send()).settled.map((item) => item.problem?.code)).toEqual(['HELD']);
    expect(await timesSaid(office.brand, `${TEXT} 2`)).toBe(0);
  });
});
