import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { apply, approvedPlan, customers, said, saidTexts } from './bulk-office.ts';
import { openQuietOffice, sql } from './office.ts';

it('a plan of a backup that was put back sends nothing twice: first it stops, then it finds what stands there', async () => {
  const office = await openQuietOffice();
  const ids = await customers(office, 'mastodon', 6);
  const { plan } = await approvedPlan(office, ids);
  // three are sent; of the others the database knows nothing yet
  await apply(office.aino, plan, { isConfirmed: false });
  const folder = mkdtempSync(join(tmpdir(), 'kuulo-backup-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const backup = join(folder, 'backup.db');
  sql(office.brand, `vacuum into '${backup}'`);
  expect((await apply(office.aino, plan)).progress.sent).toBe(6);
  await office.aino.end();
  await office.ville.end();
  const database = join(office.brand.sandbox.workspace, 'kuulo.db');
  for (const extra of ['-wal', '-shm']) rmSync(`${database}${extra}`, { force: true });
  copyFileSync(backup, database);
  const app = await office.brand.as('aino');
  const first = await apply(app, plan);
  expect([first.stop, first.problem?.code, first.progress.sent]).toEqual(['held', 'BULK_STOPPED', 3]);
  const second = await apply(app, plan);
  expect(second.told.filter(({ isEarlier }) => !isEarlier).map(({ problem }) => problem?.code)).toEqual(
    ids.slice(3).map(() => 'ALREADY_ANSWERED'),
  );
  expect((await saidTexts(office.brand)).filter((text) => ids.map(said).includes(text))).toHaveLength(6);
});
