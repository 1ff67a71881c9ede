import { expect, it } from 'vitest';
import { UNTUNED } from '../../src/domain/triage.ts';
import { startChild } from '../store/child.ts';
import { tempStore } from '../store/workbench.ts';
import { judged, moods } from './lessons.ts';
import { newCustomer, openQuietOffice, sql } from './office.ts';

const KEPT = 'select message, edits, aspect, label, operator from judgements order by id';

it('a correction is kept with the message it was about: the newest for its sentiment, the most urgent for its urgency', async () => {
  const office = await openQuietOffice();
  const { aino, ville, brand } = office;
  const { id } = await newCustomer(office, 'mastodon', {
    text: '@esimerkki Uhkaan asianajajalla, tuote syttyi tuleen!',
  });
  const first = (await aino.show(id)).thread.at(-1);
  const { posts } = await brand.control('state');
  const writer = posts.find((post) => post.id === first?.remoteId)?.author;
  const said = { platform: 'mastodon', author: writer, text: '@esimerkki kiitos!', inReplyTo: first?.remoteId };
  await brand.control('say', said);
  await aino.poll();
  const { thread } = await aino.show(id);
  expect(thread).toHaveLength(2);
  const [older, newer] = thread;
  await aino.correct(id, { sentiment: 'negative', urgency: 'critical' });
  await ville.correct(id, { sentiment: 'neutral' });
  const kept = { edits: 0, aspect: 'sentiment' };
  const urgent = (older?.score?.urgency.score ?? 0) >= (newer?.score?.urgency.score ?? 0) ? older : newer;
  expect(sql(brand, KEPT)).toEqual([
    { ...kept, message: newer?.id, label: 'negative', operator: 'aino' },
    { ...kept, message: urgent?.id, aspect: 'urgency', label: 'critical', operator: 'aino' },
    { ...kept, message: newer?.id, label: 'neutral', operator: 'ville' },
  ]);
  // the newest word wins over the machine, as before
  expect((await aino.show(id)).conversation).toMatchObject({
    sentiment: { label: 'neutral' },
    urgency: { level: 'critical' },
  });
});

it('what is learnt holds for an App that runs already, and the way back does too', async () => {
  const office = await openQuietOffice();
  const { aino, ville, brand } = office;
  const sentiments = () => sql(brand, 'select id, sentiment from conversations order by id');
  await ville.triage([]);
  const shipped = sentiments();
  const everythingIsBad = { ...UNTUNED, sentiment: { negative: 30, positive: -30 } };
  sql(brand, "insert into tuning values (1, ?, 'aino', 5, 20, 0)", JSON.stringify(everythingIsBad));
  expect((await ville.triage([])).changed).toBeGreaterThan(0);
  const bad = (rows: typeof shipped) => rows.filter(({ sentiment }) => sentiment === 'negative').length;
  expect(bad(sentiments())).toBeGreaterThan(bad(shipped));
  // what needs no database judges as shipped
  const text = 'Kiitos, aivan loistavaa palvelua!';
  expect((await ville.scorer()).score(text).sentiment.label).toBe('positive');
  expect(await aino.learn({ isReset: true })).toMatchObject({ isChanged: true, before: everythingIsBad });
  await ville.triage([]);
  expect(sentiments()).toEqual(shipped);
});

/** A kuulo that learns by log-odds written into the texts, as soon as it is told to. */
const LEARNER = `
import { once } from 'node:events';
const { openStore } = await import('./src/store/open.ts');
const { learn } = await import('./src/journey/learn.ts');
const [file, name] = process.argv.slice(1);
const store = await openStore(file, { stateFolder: file + '.state' });
const evidence = async (text) => {
  const [negative, positive] = text.split(' ').map(Number);
  return { language: 'fi', isTunable: true, sentiment: { negative, positive }, urgency: { normal: 0, high: -1, critical: -2 } };
};
say('ready');
await once(process.stdin, 'data');
const operator = { name, role: 'agent', login: 'root' };
const report = await learn({ store, evidence, operator, now: Date.now }, { isDryRun: false, isReset: false });
await store.close();
process.exit(report.isChanged ? 10 : 11);
`;

it('of processes that learn at once one does, and the others find nothing left', async () => {
  const { store, file } = await tempStore();
  await judged(store, 'sentiment', moods(150, 2));
  const names = ['aino', 'ville', 'eeva', 'olli'];
  const children = await Promise.all(names.map((name) => startChild(LEARNER, [file, name])));
  for (const child of children) child.process.stdin?.write('go\n');
  const ends = await Promise.all(children.map((child) => child.ended));
  expect(ends.toSorted()).toEqual([10, 11, 11, 11]);
  const events = await store.read.events.between(0, Number.MAX_SAFE_INTEGER, ['triage.learnt']);
  expect(events).toHaveLength(1);
  const held = await store.read.learning.tuning();
  expect(held?.operator).toBe(names[ends.indexOf(10)]);
  expect(held?.tuning.sentiment.negative).toBeGreaterThan(0.5);
});
