import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { App } from '../../src/app.ts';
import type { Brand } from '../support/brand.ts';
import { startBrand } from '../support/brand.ts';
import { answer, apply, file, planFrom, rowsOf } from './bulk-office.ts';
import { changeSettings, codeOf, newCustomer, openQuietOffice, sql } from './office.ts';

const DAY_MS = 86_400_000;

/** A folder with these answers and no others. */
function onlyAnswers({ sandbox }: Brand, answers: Readonly<Record<string, string>>): void {
  const folder = join(sandbox.workspace, 'answers');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, text] of Object.entries(answers)) writeFileSync(join(folder, `${name}.md`), text);
}

function head(title: string, more = ''): string {
  return `---\ntitle: ${title}\n${more}\n---\n`;
}

const names = async (app: App, about: number | null): Promise<string[]> =>
  (await app.answers(about)).map(({ name }) => name);

describe('saved answers for a conversation', () => {
  it('come with those first that are in its language, may be said its way, and are about the same', async () => {
    const office = await openQuietOffice();
    onlyAnswers(office.brand, {
      a: head('A', 'language: en\ntopics: [delivery]'),
      b: head('B', 'language: fi\ntopics: [billing]'),
      c: head('C', 'language: fi\ntopics: [delivery]\nvisibility: private'),
      d: head('D', 'topics: [delivery]'),
      e: head('E', 'language: fi\ntopics: [delivery, store]\nvisibility: public'),
      broken: '---\ntitle: "x\n---\n',
    });
    const said = { text: '@esimerkki Missä pakettini viipyy? Toimitus on myöhässä.' };
    const { id, language, topics } = await newCustomer(office, 'mastodon', said);
    expect([language, topics]).toEqual(['fi', expect.arrayContaining(['delivery'])]);
    expect(await names(office.aino, id)).toEqual(['e', 'b', 'c', 'd', 'a', 'broken']);
    // nothing is known of nobody
    expect(await names(office.aino, null)).toEqual(['a', 'b', 'c', 'd', 'e', 'broken']);
    const [best] = await office.aino.answers(id);
    expect(best?.fit).toEqual({ isTheirLanguage: true, isTheirWay: true, topics: ['delivery'] });
    const search = await office.aino.answerSearch(id);
    expect(search('').map(({ name }) => name)).toEqual(await names(office.aino, id));
  });

  it('are filled in with what is known, asked for by their own words, and never half empty', async () => {
    const office = await openQuietOffice();
    const blanks =
      'variables: { order: { ask: "Which order?" }, day: { ask: "By when?", fallback: "friday" }, gift: { ask: "What?" } }';
    onlyAnswers(office.brand, {
      delay: `${head('Delay', blanks)}{{ name }}: {{ order }}, {{ day }}{% if gift %}, {{ gift }}{% endif %}. {{ operator }}, {{ scale }}`,
    });
    const { id, contact } = await newCustomer(office, 'mastodon');
    sql(office.brand, 'update contacts set name = ? where id = ?', '{{ 7*7 }}{% include "x" %}', contact.id);
    const [saved] = await office.aino.answers(id);
    expect(saved).toMatchObject({ missing: ['order'], blanks: { order: { ask: 'Which order?' } } });
    const text = (values: Record<string, string>) => office.aino.answerText('delay', { conversation: id, values });
    await expect(text({ order: '  ' })).rejects.toMatchObject({
      code: 'ANSWER_UNFILLED',
      facts: { answer: 'delay', missing: [{ name: 'order', ask: 'Which order?' }] },
    });
    expect(await text({ order: '{{ brand }}' })).toBe('{{ 7*7 }}{% include "x" %}: {{ brand }}, friday. Aino, 5');
    expect(await text({ order: 'A', day: 'monday', gift: 'tea' })).toMatch(/: A, monday, tea\. Aino, 5$/);
    // nobody is answered: nobody's name is known
    const alone = office.aino.answerText('delay', { conversation: null, values: { order: 'A' } });
    expect(await codeOf(alone)).toBe('ANSWER_UNFILLED');
    expect(await codeOf(office.aino.answerText('none', { conversation: id, values: {} }))).toBe('USAGE');
    expect(await codeOf(office.aino.answers(9999))).toBe('UNKNOWN_CONVERSATION');
  });
});

describe('who is greeted, and who signs', () => {
  const GREETING = 'Hei{% if firstName %} {{ firstName }}{% endif %}! {{ name }} {{ operator }}';

  it('is a first name where one shows, else nobody by name; the operator signs as they are called', async () => {
    const office = await openQuietOffice();
    onlyAnswers(office.brand, { hello: GREETING });
    const { id, contact } = await newCustomer(office, 'mastodon');
    const as = async (name: string, values = {}) => {
      sql(office.brand, 'update contacts set name = ? where id = ?', name, contact.id);
      return await office.aino.answerText('hello', { conversation: id, values });
    };
    expect(await as('anneli rantanen')).toBe('Hei Anneli! anneli rantanen Aino');
    expect(await as(contact.handle)).toBe(`Hei! ${contact.handle} Aino`);
    expect(await as('Rantanen Oy')).toBe('Hei! Rantanen Oy Aino');
    expect(await as('{{ brand }} x')).toBe('Hei! {{ brand }} x Aino');
    expect(await as('Rantanen Oy', { name: 'maija virtanen' })).toBe('Hei Maija! maija virtanen Aino');
    expect(await as('Anneli', { name: 'Oy X', firstName: 'Liisa' })).toBe('Hei Liisa! Oy X Aino');
  });

  it('is the same in a plan for many', async () => {
    const office = await openQuietOffice();
    answer(office.brand, 'hello', `${GREETING} Palaamme asiaan huomenna.\n`);
    const { id, contact } = await newCustomer(office, 'mastodon');
    sql(office.brand, "update contacts set name = 'anneli rantanen' where id = ?", contact.id);
    const rows = file(office.brand, 'rows.csv', `conversation,order\n${id},1\n`);
    const report = await planFrom(office.aino, rows, { answer: 'hello' });
    expect(rowsOf(report).map(({ text }) => text)).toEqual([
      'Hei Anneli! anneli rantanen Aino Palaamme asiaan huomenna.',
    ]);
  });
});

describe('a look at the answers', () => {
  const checked = async (app: App, ...only: string[]) =>
    Object.fromEntries(
      (await app.checkAnswers(only)).map(({ name, findings }) => [name, findings.map(({ rule }) => rule)]),
    );

  it('finds what somebody should mend, where it stands', async () => {
    const brand = await startBrand();
    const good = 'Hei {{ name }}! Kiitos viestistäsi. {{ operator }}, {{ brand }}';
    const fine = (other: string, more = '') => `${head(`Hyvä ${other}`, `twin: ${other}${more}`)}${good}`;
    onlyAnswers(brand, {
      'good-fi': fine('good-en', '\nlanguage: fi'),
      'good-en': `${head('Fine', 'language: en')}Hello {{ name }}! Thank you for writing. {{ operator }}, {{ brand }}`,
      'alone-fi': fine('good-fi', '\nlanguage: fi').replace('twin: good-fi\n', ''),
      'lost-fi': fine('nobody', '\nlanguage: fi'),
      late: fine('late', '\nreviewBefore: 2020-01-01\nowner: ville').replace('twin: late\n', ''),
      soon: fine('soon', '\nreviewBefore: 2099-01-01').replace('twin: soon\n', ''),
      blanks: `${head('Blanks', 'variables: { extra: { ask: "x" } }')}${good}\n\nOrder {{ oder }}.`,
      twice: `${head('Same')}${good}`,
      again: `${head('same ')}${good}`,
      strange: `${head('Strange', 'titel: x\nvisibility: all')}${good}`,
      broken: `${head('Broken')}{{ order`,
      yaml: '---\nlanguage: fi\ntitle: "x\n---\n',
      secret: `${head('Secret')}${good}\nHenkilötunnus 131052-308T`,
      private: `${head('Private', 'visibility: private')}${good}\nHenkilötunnus 131052-308T`,
    });
    const aino = await brand.as('aino');
    expect(await checked(aino)).toEqual({
      'good-fi': [],
      'good-en': [],
      'alone-fi': ['twin'],
      'lost-fi': ['twin', 'twin'],
      late: ['overdue'],
      soon: [],
      blanks: ['variable', 'unused-variable'],
      twice: ['same-title'],
      again: ['same-title'],
      strange: ['front-matter', 'front-matter'],
      broken: ['unreadable'],
      yaml: ['unreadable'],
      secret: ['personal-data'],
      private: [],
    });
    const of = async (name: string) => (await aino.checkAnswers([name]))[0]?.findings ?? [];
    expect(await of('blanks')).toMatchObject([{ line: 7, severity: 'warn' }, { severity: 'hint' }]);
    expect((await of('strange')).map(({ line }) => line)).toEqual([3, 4]);
    expect(await of('secret')).toMatchObject([{ line: 6, severity: 'block', why: /131052-308T/ }]);
    expect(await of('yaml')).toMatchObject([{ line: 3, severity: 'block' }]);
    expect((await of('late'))[0]?.suggestion).toContain('ville');
    expect(Object.keys(await checked(aino, 'late', 'soon'))).toEqual(['late', 'soon']);
    expect(await codeOf(aino.checkAnswers(['nobody']))).toBe('USAGE');
  });

  it('asks for no twin where the brand speaks one language, and finds nothing in what the sandbox brings', async () => {
    const brand = await startBrand();
    expect(new Set(Object.values(await checked(await brand.as('aino'))).flat())).toEqual(new Set());
    onlyAnswers(brand, { 'alone-fi': `${head('Yksin', 'language: fi')}Hei {{ name }}! Kiitos viestistäsi.` });
    expect(await checked(await brand.as('aino'))).toEqual({ 'alone-fi': ['twin'] });
    changeSettings(brand, 'languages: [fi, en]', 'languages: [fi]');
    expect(await checked(await brand.as('aino'))).toEqual({ 'alone-fi': [] });
  });
});

describe('a reply made from a saved answer', () => {
  const TEXT = 'Thank you for your message, we are glad to hear it. Esimerkki';

  it('keeps which one, as long as its words stand there', async () => {
    const office = await openQuietOffice();
    onlyAnswers(office.brand, { thanks: `${head('Thanks')}${TEXT}` });
    const { id } = await newCustomer(office, 'mastodon');
    const row = (reply: number) =>
      sql(office.brand, 'select answer, answer_changed from replies where id = ?', reply)[0];
    const taken = { name: 'thanks', text: TEXT };
    const reply = await office.aino.draft(id, { text: TEXT, answer: taken });
    expect(reply.answer).toBe('thanks');
    expect(row(reply.id)).toEqual({ answer: 'thanks', answer_changed: 0 });
    // another hand, which knows of no answer
    await office.ville.edit(reply.id, `${TEXT}!!`);
    expect(row(reply.id)).toEqual({ answer: 'thanks', answer_changed: 1 });
    await office.aino.edit(reply.id, 'Something else altogether, written anew.');
    expect(row(reply.id)).toEqual({ answer: null, answer_changed: 0 });
    // what is taken back in the inbox comes back
    await office.aino.edit(reply.id, `Hi. ${TEXT}`, { answer: taken, isUnfinished: true });
    expect(row(reply.id)).toEqual({ answer: 'thanks', answer_changed: 1 });
    await office.aino.edit(reply.id, TEXT, { answer: taken });
    expect(row(reply.id)).toEqual({ answer: 'thanks', answer_changed: 0 });
    const typed = await office.aino.draft(id, { text: 'Only this.', answer: taken, isAdditional: true });
    expect(typed.answer).toBeNull();
  });

  it('is counted with what came of it, and what no answer covers is told', async () => {
    const office = await openQuietOffice();
    const { aino, ville, brand } = office;
    onlyAnswers(brand, { thanks: `${head('Thanks', 'language: en')}${TEXT}`, never: head('Never') });
    answer(brand, 'bulk', `${head('Bulk')}Hei {{ name }}, vika on korjattu. {{ operator }}`);
    const said = { text: '@esimerkki Where is my parcel? The delivery is late again, I want an answer!' };
    const ids: number[] = [];
    for (let at = 0; at < 5; at += 1) ids.push((await newCustomer(office, 'mastodon', said)).id);
    const [exact = 0, changed = 0, typed = 0, open = 0, planned = 0] = ids;
    const taken = { name: 'thanks', text: TEXT };
    for (const [id, text] of [
      [exact, TEXT],
      [changed, `Hi! ${TEXT}`],
      [typed, 'We are looking into it.'],
    ] as const) {
      const { id: reply } = await aino.draft(id, { text, answer: taken });
      await aino.submit(reply);
      await ville.approve(reply);
    }
    await ville.send();
    const { plan } = await planFrom(aino, file(brand, 'rows.csv', `conversation,answer\n${planned},bulk\n`));
    await ville.approvePlan(plan.id);
    await apply(aino, plan);
    await ville.close([exact, changed]);
    await ville.reopen([exact]);
    sql(
      brand,
      `insert into surveys (conversation, contact, account, channel, status, scale, asked_at, asked_by, rating, answered_at)
        select id, contact, account, 'private', 'answered', 5, ?, 'aino', 4, ? from conversations where id = ?`,
      ...[aino.now(), aino.now() + 1_000, changed],
    );
    const since = aino.now() - 30 * DAY_MS;
    const report = await aino.answersReport({ since, until: aino.now() + 1_000 });
    const use = (name: string) => report.answers.find((one) => one.name === name);
    expect(report.answers.map(({ name }) => name)).toEqual(['thanks', 'bulk', 'never']);
    const sent = sql(brand, "select max(sent_at) as at from replies where answer = 'thanks'")[0]?.at;
    expect(use('thanks')).toEqual({
      ...{ name: 'thanks', title: 'Thanks', language: 'en', used: 2, lastUsedAt: sent },
      ...{ reopenedShare: 0.5, changedShare: 0.5, csat: { average: 4, count: 1 } },
    });
    expect(use('bulk')).toMatchObject({ used: 1, reopenedShare: 0, changedShare: 0, csat: null });
    expect(use('never')).toMatchObject({ used: 0, lastUsedAt: null, reopenedShare: null, changedShare: null });
    // answered without one; what is open, and what was answered with one, is not told
    const delivery = report.uncovered.find(({ topic }) => topic === 'delivery');
    expect(delivery).toMatchObject({ language: 'en', count: 1, examples: [{ conversation: typed }] });
    expect(delivery?.examples[0]?.subject).toContain('Where is my parcel?');
    expect(report.uncovered.flatMap(({ examples }) => examples.map((one) => one.conversation))).not.toContain(open);
    const before = await aino.answersReport({ since: since - 60 * DAY_MS, until: since });
    expect([before.answers.map(({ used }) => used), before.uncovered]).toEqual([[0, 0, 0], []]);
  });
});
