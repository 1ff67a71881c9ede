/**
 * The floor of sending: as many bare GETs and POSTs and synced commits as there are replies, nothing else. Run as a process of
 * its own with the server's address and the count; prints the wall time in milliseconds.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { request } from 'undici';

const [, , url = '', count = '0'] = process.argv;
const folder = mkdtempSync(join(tmpdir(), 'kuulo-floor-'));
const db = new Database(join(folder, 'floor.db'));
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec('create table sent (id integer primary key, remote_id text)');
const insert = db.prepare('insert into sent (remote_id) values (?)');
const body = 'status=Hei!+Selvit%C3%A4mme+asian+ja+palaamme+sinulle+t%C3%A4n%C3%A4%C3%A4n.&in_reply_to_id=1';
const headers = { 'content-type': 'application/x-www-form-urlencoded' };
const startedAt = performance.now();
for (let n = 0; n < Number(count); n += 1) {
  await (await request(`${url}/api/v1/statuses/1/context`)).body.text();
  await (await request(`${url}/api/v1/statuses`, { method: 'POST', headers, body })).body.text();
  insert.run(String(n));
}
console.log(performance.now() - startedAt);
db.close();
rmSync(folder, { recursive: true, force: true });
