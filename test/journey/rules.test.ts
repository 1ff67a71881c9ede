import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SQLite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { App } from '../../src/app.ts';
import { detailText } from '../../src/cli/output/conversation-text.ts';
import { ruleTrialText } from '../../src/cli/output/rule-trial.ts';
import { RULE_ACTS_PER_HOUR_MAX, whyHeldBack } from '../../src/domain/rule-act.ts';
import { type Brand, startBrand } from '../support/brand.ts';
import { ACCOUNT, write } from './office.ts';

/** More than rules lay drafts ready for. */
const STORM = RULE_ACTS_PER_HOUR_MAX + 60;
const QUIET = fileURLToPath(new URL('quiet.yaml', import.meta.url));
const ANSWER = '---\ntitle: Hyvitys\nlanguage: fi\n---\nHei {{ name }}! Selvitämme hyvityksen. T. {{ operator }}\n';

/** A brand whose rules are these, everything heard once. */
async function ruled(
  rules: string,
  answers: Readonly<Record<string, string>> = {},
): Promise<{ brand: Brand; app: App }> {
  const brand = await startBrand({ scenario: QUIET }, { KUULO_SETTLE_MS: '0' });
  const file = join(brand.sandbox.workspace, 'kuulo.yaml');
  writeFileSync(file, `${readFileSync(file, 'utf8')}\nrules:\n${rules}\n`);
  mkdirSync(join(brand.sandbox.workspace, 'answers'), { recursive: true });
  for (const [name, text] of Object.entries(answers))
    writeFileSync(join(brand.sandbox.workspace, 'answers', `${name}.md`), text);
  const app = await brand.as('aino');
  await app.poll();
  return { brand, app };
}

async function hear(app: App, brand: Brand, text: string) {
  const [id] = await write(brand, { count: 1, platform: 'mastodon', visibility: 'public', text });
  await app.poll({ accounts: [ACCOUNT.mastodon] });
  return await app.show(`mastodon:${id}`);
}

function query<T>(app: App, sql: string): T[] {
  const database = new SQLite(app.config.database, { readonly: true });
  try {
    return database.prepare<[], T>(sql).all();
  } finally {
    database.close();
  }
}

describe('rules', () => {
  it('act on who writes anew: labels, assignee, urgency, draft; nothing goes out, and it is on record', async () => {
    const rule =
      '  - { name: raha, when: { text: ["hyvity*"] }, do: { label: [raha, hyvitys], assign: ville, urgency: high, draft: kuittaus } }';
    const { brand, app } = await ruled(rule, { 'kuittaus-fi': ANSWER });
    const { conversation, replies, events } = await hear(app, brand, '@esimerkki Milloin hyvitykseni tulee, kiitos?');
    expect(conversation).toMatchObject({ labels: ['hyvitys', 'raha'], assignee: 'ville', status: 'open' });
    expect(conversation.urgency.level).toBe('high');
    expect(conversation.reasons.map(({ cue }) => cue)).toContain('rule raha: high');
    expect(replies).toMatchObject([{ status: 'draft', author: 'system', answer: 'kuittaus-fi', approvedBy: null }]);
    expect(replies[0]?.text).toMatch(/^Hei .+! Selvitämme hyvityksen\. T\. /);
    expect(replies[0]?.text).not.toContain('system');
    const acted = events.filter(({ kind }) => kind === 'rule.acted');
    expect(acted).toMatchObject([
      { actor: 'system', data: { rule: 'raha', did: { assign: 'ville', urgency: 'high' } } },
    ]);
    const before = await brand.control('state');
    expect(await app.send()).toMatchObject({ items: [] });
    expect((await brand.control('state')).posts.filter(({ byBrand }) => byBrand)).toEqual(
      before.posts.filter(({ byBrand }) => byBrand),
    );
    // triage again keeps it, and a person's word wins over it
    await app.triage([conversation.id]);
    expect((await app.show(conversation.id)).conversation.urgency.level).toBe('high');
    expect((await app.correct(conversation.id, { urgency: 'low' })).conversation.urgency.level).toBe('low');
    expect(query(app, 'select * from judgements where operator = ' + "'system'")).toEqual([]);
  });

  it('leave alone what a stream first brought, what is too old, and what was looked at', async () => {
    const { brand, app } = await ruled('  - { name: kaikki, do: { label: nähty } }');
    expect(query(app, 'select * from rule_acts')).toEqual([]);
    expect((await app.list({ label: ['nähty'] })).total).toBe(0);
    // the control: the next one is acted on, once
    const { conversation } = await hear(app, brand, '@esimerkki hei');
    expect(conversation.labels).toEqual(['nähty']);
    await app.label([conversation.id], { remove: ['nähty'] });
    await app.poll();
    await app.poll({ backfillMs: 30 * 24 * 3_600_000 });
    expect((await app.show(conversation.id)).conversation.labels).toEqual([]);
    expect(query(app, 'select * from rule_acts')).toHaveLength(1);
  });

  it('take up what a poll that was cut short left behind', async () => {
    const { brand, app } = await ruled('  - { name: kaikki, do: { label: nähty } }');
    await hear(app, brand, '@esimerkki ensin');
    const { conversation } = await hear(app, brand, '@esimerkki sitten');
    const database = new SQLite(app.config.database);
    database.exec(`delete from rule_acts where conversation = ${conversation.id};
      delete from conversation_labels where conversation = ${conversation.id};
      update meta set value = cast((select max(id) from messages) - 1 as text) where name = 'rulesUpTo:masto'`);
    database.close();
    await hear(app, brand, '@esimerkki kolmas');
    expect((await app.show(conversation.id)).conversation.labels).toEqual(['nähty']);
  });

  it('do not go round in circles with somebody who answers at once', async () => {
    const rule = '  - { name: aina, do: { label: nähty, notify: desktop, draft: kuittaus } }';
    const { brand, app } = await ruled(rule, { kuittaus: ANSWER });
    const { conversation, thread } = await hear(app, brand, '@esimerkki vastaa!');
    const author = thread[0]?.author.handle ?? '';
    for (let turn = 0; turn < 5; turn += 1) {
      const [draft] = (await app.show(conversation.id)).replies.filter(({ status }) => status === 'draft');
      if (draft !== undefined) await app.cancel(draft.id);
      const newest = (await app.show(conversation.id)).thread.at(-1)?.remoteId ?? '';
      await brand.control('say', { platform: 'mastodon', author, text: `@esimerkki vielä ${turn}`, inReplyTo: newest });
      await app.poll({ accounts: [ACCOUNT.mastodon] });
    }
    expect((await app.show(conversation.id)).thread.length).toBeGreaterThan(5);
    expect(query(app, 'select * from rule_acts')).toHaveLength(3);
    expect(query(app, "select * from replies where author = 'system'")).toHaveLength(1);
    const told = query<{ data: string }>(app, "select data from alerts where kind = 'rule'");
    expect(told).toHaveLength(1);
  });

  it('hostile texts neither break them nor reach anything', async () => {
    const { brand, app } = await ruled(
      '  - { name: "lasku", when: { text: ["lasku*"] }, do: { label: lasku, draft: kuittaus } }',
      { kuittaus: ANSWER },
    );
    const nasty = [
      '{{ brand }} {% include "x" %}',
      "'; drop table messages; --",
      '\u202e\u001b[2J',
      '<script>',
      '%s%n',
    ];
    for (const words of nasty) await hear(app, brand, `@esimerkki laskussa ${words}`);
    const drafts = query<{ text: string }>(app, "select text from replies where author = 'system'");
    expect(drafts).toHaveLength(nasty.length);
    for (const { text } of drafts) expect(text).toMatch(/^Hei .+! Selvitämme hyvityksen\./);
  });
});

describe('a storm', () => {
  it('of messages ends in a bounded number of drafts and one notice, and doctor says so', async () => {
    const rule = '  - { name: aina, do: { label: myrsky, notify: desktop, draft: kuittaus } }';
    const { brand, app } = await ruled(rule, { kuittaus: ANSWER });
    await write(brand, { count: STORM, platform: 'mastodon', visibility: 'public', text: '@esimerkki apua' });
    await app.poll({ accounts: [ACCOUNT.mastodon] });
    expect(query(app, 'select * from rule_acts')).toHaveLength(STORM);
    expect(query(app, "select * from replies where author = 'system'")).toHaveLength(RULE_ACTS_PER_HOUR_MAX);
    const [alert] = query<{ data: string }>(app, "select data from alerts where kind = 'rule'");
    expect(JSON.parse(alert?.data ?? '{}')).toMatchObject({ rule: 'aina', count: STORM });
    expect(JSON.parse(alert?.data ?? '{}').conversations).toHaveLength(20);
    const told = (await app.doctor()).filter(({ subject, isFine }) => subject === 'rules' && !isFine);
    expect(told.map(({ words }) => words)).toEqual([expect.stringContaining('no more drafts')]);
  });
});

describe('rules tried on history', () => {
  it('tell what each would have done, and change nothing at all', async () => {
    const rules = [
      '  - { name: raha, when: { text: ["hyvity*"] }, do: { label: raha, draft: kuittaus } }',
      '  - { name: vanha, when: { text: [ikivanha] }, do: { label: vanha }, maxAge: 1s }',
      '  - { name: turha, when: { text: [xyzzy] }, do: { label: turha } }',
    ].join('\n');
    const { brand, app } = await ruled(rules, { kuittaus: ANSWER });
    await hear(app, brand, '@esimerkki hyvitys?');
    await hear(app, brand, '@esimerkki hei vaan');
    const counts = () =>
      query(
        app,
        'select (select count(*) from events) e, (select count(*) from replies) r, (select count(*) from rule_acts) a',
      );
    const before = { bytes: readFileSync(app.config.database), counts: counts(), version: await app.dataVersion() };
    const trial = await app.tryRules({ since: 0 });
    expect({ bytes: readFileSync(app.config.database), counts: counts(), version: await app.dataVersion() }).toEqual(
      before,
    );
    const [raha, vanha, turha] = trial.rules;
    expect(raha).toMatchObject({ name: 'raha', acts: 1, drafts: 1, does: ['label raha', 'draft kuittaus'] });
    expect(raha?.examples[0]?.text).toContain('hyvitys?');
    expect([vanha?.acts, turha?.acts, turha?.tooOld]).toEqual([0, 0, 0]);
    expect(trial.unmatched).toBe(trial.messages - 1);
    // the control: a poll does change the database
    await hear(app, brand, '@esimerkki hyvitystä!');
    expect(counts()).not.toEqual(before.counts);
  });

  it('promise no draft that the rule could not lay ready, and say why, as the conversation and doctor do', async () => {
    const rules = [
      '  - { name: missä, when: { text: [pakett*] }, do: { assign: ville, draft: myöhässä } }',
      '  - { name: kahden, when: { text: [lasku*] }, do: { label: lasku, draft: yksityinen } }',
      '  - { name: raha, when: { text: ["hyvity*"] }, do: { label: raha, draft: kuittaus } }',
      '  - { name: kadonnut, when: { text: [kadon*] }, do: { label: poissa, draft: puuttuva } }',
      '  - { name: soitto, when: { text: [soitt*] }, do: { label: soitto, draft: numero } }',
    ].join('\n');
    const { brand, app } = await ruled(rules, {
      myöhässä: '---\ntitle: Myöhässä\nlanguage: fi\n---\nHei! Tilaus {{ tilaus }} on matkalla.\n',
      yksityinen: '---\ntitle: Lasku\nlanguage: fi\nvisibility: private\n---\nHei! Katsomme laskua.\n',
      numero: '---\ntitle: Numero\nlanguage: fi\n---\nHei! Tunnuksenne on 131052-308T, kiitos.\n',
      kuittaus: ANSWER,
    });
    const said = ['paketti myöhässä', 'laskussa virhe', 'hyvitys puuttuu', 'kadonnut koira', 'voitteko soittaa'];
    const heard = [];
    for (const text of said) heard.push(await hear(app, brand, `@esimerkki ${text}`));
    const trial = await app.tryRules({ since: 0 });
    const tried = trial.rules.map(({ name, acts, drafts, draftsRefused }) => ({ name, acts, drafts, draftsRefused }));
    const live = heard.map(({ replies, events }) => {
      const held = events.filter(({ kind }) => kind === 'rule.acted').flatMap(({ data }) => whyHeldBack(data));
      return { drafts: replies.length, draftsRefused: held.map((why) => ({ why, count: 1 })) };
    });
    // what was promised is what was done
    expect(tried.map(({ drafts, draftsRefused }) => ({ drafts, draftsRefused }))).toEqual(live);
    const why = Object.fromEntries(tried.map(({ name, draftsRefused }) => [name, draftsRefused[0]?.why ?? null]));
    expect(why).toEqual({
      missä: 'answer "myöhässä" has blanks to fill: tilaus',
      kahden: 'answer "yksityinen" may only be said in private',
      // the control: one that can be laid ready is
      raha: null,
      kadonnut: 'there is no answer "puuttuva"',
      // the guard blocks it
      soitto: expect.stringMatching(/identity/i),
    });
    expect(tried.map(({ acts }) => acts)).toEqual([1, 1, 1, 1, 1]);
    const screen = { now: 0, width: 200, writeTime: String };
    expect(ruleTrialText(trial, screen)).toContain('1 without a draft: answer "myöhässä" has blanks to fill: tilaus');
    const [first] = heard;
    if (first === undefined) throw new Error('nothing was heard');
    expect(detailText(first, screen)).toMatch(/^rule +missä laid no draft ready: .*blanks to fill: tilaus/m);
    const told = (await app.doctor()).filter(({ subject, isFine }) => subject === 'rules' && !isFine);
    expect(told.map(({ words }) => words)).toEqual([
      'rule missä lays "myöhässä" ready, and it always asks for tilaus: no draft comes of it',
      'rule kadonnut lays "puuttuva" ready, and there is no such answer',
    ]);
  });
});
