import SQLite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { readYaml } from '../../src/config/read-yaml.ts';
import { serviceSettings } from '../../src/config/service-of.ts';
import type { Rule } from '../../src/domain/service-settings.ts';
import { applyRules } from '../../src/journey/rules.ts';
import { NOON, newConversation, newMessage, seedThread, tempStore } from '../store/workbench.ts';

const MINUTE = 60_000;
const RULES: readonly Rule[] = serviceSettings(
  readYaml('rules: [{ name: kaikki, do: { label: seen } }]', 'kuulo.yaml'),
).rules;

/** A store that rules have looked at up to a first message of the stream `mentions`. */
async function looked() {
  const { store, file } = await tempStore();
  const { contact } = await store.transact(async (tx) => {
    const seeded = await seedThread(tx);
    const rawPage = await tx.messages.saveRawPage({ account: 'acme', stream: 'mentions', fetchedAt: NOON, json: '{}' });
    const [first] = await tx.messages.insert([newMessage('m0', { ...seeded, fetchedAt: NOON, rawPage })]);
    await tx.ruleActs.saveUpTo('acme', first ?? 0);
    return seeded;
  });
  const needs = {
    ...{ store, rules: RULES, now: () => NOON + 30 * MINUTE },
    isOpenAt: async () => true,
    textOf: async () => ({ why: 'no text is asked for' }),
  };
  return {
    store,
    file,
    /** A conversation with a message that a stream brought. */
    heard: async (stream: string, fetchedAt: number) =>
      await store.transact(async (tx) => {
        const name = `${stream}-${fetchedAt}`;
        const conversation = await tx.conversations.insert(newConversation(contact, { threadId: name }));
        await tx.conversations.patch(conversation, { waitingSince: NOON });
        const rawPage = await tx.messages.saveRawPage({ account: 'acme', stream, fetchedAt, json: '{}' });
        const about = { conversation, contact, fetchedAt, rawPage };
        await tx.messages.insert([newMessage(name, about)]);
        return conversation;
      }),
    rule: (touched: number[], baseline: string[] = []) =>
      applyRules(needs, { account: 'acme', touched, startedAt: NOON + 20 * MINUTE, baseline: new Set(baseline) }),
    labelled: async () =>
      (await store.read.conversations.list({ label: ['seen'], limit: 9 })).items.map(({ id }) => id),
  };
}

it('passes nothing over, however much was left behind', async () => {
  const { store, file, heard, rule } = await looked();
  const between = await heard('mentions', NOON + MINUTE);
  const database = new SQLite(file);
  const columns = database.pragma('table_info(messages)') as { name: string }[];
  const names = columns.map(({ name }) => name).filter((name) => name !== 'id');
  const values = names.map((name) => (name === 'remote_id' ? "'copy-' || n" : name));
  database.exec(`with recursive copies (n) as (select 1 union all select n + 1 from copies where n < 2500)
    insert into messages (${names.join()}) select ${values.join()} from messages, copies where conversation = ${between}
      and remote_id like 'mentions-%'`);
  database.close();
  const last = await heard('mentions', NOON + 5 * MINUTE);
  const now = await heard('mentions', NOON + 25 * MINUTE);
  await rule([now]);
  const acted = await store.read.ruleActs.ofConversations([between, last, now]);
  expect(new Set([...acted.values()].map(({ conversation }) => conversation))).toEqual(new Set([between, last, now]));
  expect(await store.read.ruleActs.messagesAfter('acme', (await store.read.ruleActs.upTo('acme')) ?? 0, 1)).toEqual([]);
});

it('a new stream is where we begin also where the poll that heard it first was cut short', async () => {
  const { heard, rule, labelled } = await looked();
  const backlog = await heard('hashtag', NOON + MINUTE);
  // the control: what a stream that rules know left behind is taken up
  const left = await heard('mentions', NOON + MINUTE);
  const now = await heard('mentions', NOON + 25 * MINUTE);
  await rule([now]);
  expect((await labelled()).toSorted()).toEqual([left, now].toSorted());
  // from then on it is a stream like any other
  const next = await heard('hashtag', NOON + 26 * MINUTE);
  await rule([next]);
  expect((await labelled()).toSorted()).toEqual([left, now, next].toSorted());
  expect(await labelled()).not.toContain(backlog);
});
