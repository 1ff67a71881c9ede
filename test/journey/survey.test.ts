import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerInApp, approved, codeOf, newCustomer, newestId, type Office, PLATFORMS, sql } from './office.ts';
import { answers, asked, closedMatter, openAskingOffice } from './survey-office.ts';

const statusOf = async ({ aino }: Office, id: number) => (await aino.show(id)).conversation.status;
const kindsOf = async ({ aino }: Office, id: number) =>
  (await aino.show(id)).events.map(({ kind }) => kind).filter((kind) => kind.startsWith('survey.'));

describe('asking how it went', () => {
  it('goes in private by the way of any reply, and what they say is on record; the matter stays closed', async () => {
    const office = await openAskingOffice();
    const { aino, ville } = office;
    const matter = await closedMatter(office);
    const dry = await aino.askHowItWent(matter.id, { isDryRun: true });
    expect(dry).toMatchObject({ text: 'Miten onnistuimme? Vastaa numerolla 1–5.', reply: null, skip: null });
    expect(await aino.surveys()).toEqual([]);
    const { reply } = await aino.askHowItWent(matter.id);
    expect(reply).not.toBeNull();
    expect(await aino.reply(reply ?? 0)).toMatchObject({
      ...{ status: 'inReview', visibility: 'private', purpose: 'survey', answer: 'csat-fi', isAdditional: true },
      text: dry.text,
    });
    expect(await aino.surveys()).toMatchObject([{ status: 'planned', conversation: matter.id, reply, scale: 5 }]);
    await ville.approve(reply ?? 0);
    await aino.send();
    expect((await aino.reply(reply ?? 0)).status).toBe('sent');
    expect(await aino.surveys()).toMatchObject([{ status: 'asked', askedBy: 'aino', rating: null }]);
    const after = await aino.show(matter.id);
    expect(after.conversation).toMatchObject({ status: 'closed', waitingSince: null, dueAt: null });
    const sent = after.events.filter(({ kind }) => kind === 'reply.sent').at(-1);
    expect(sent?.data).toMatchObject({ purpose: 'survey', responseMs: null });
    await answers(office, matter, '5! kiitti Maija');
    const [survey] = await aino.surveys();
    expect(survey).toMatchObject({ status: 'answered', rating: 5, comment: 'kiitti Maija', channel: 'private' });
    expect(survey?.message).toBe((await aino.show(matter.id)).thread.at(-1)?.id);
    expect(await statusOf(office, matter.id)).toBe('closed');
    expect(await kindsOf(office, matter.id)).toEqual(['survey.asked', 'survey.answered']);
    const closing = (await aino.show(matter.id)).events.findLast(({ kind }) => kind === 'conversation.closed');
    expect(closing).toMatchObject({ actor: 'system', data: { why: 'rated' } });
    expect((await aino.person(matter.contact.id)).ratings).toMatchObject({ count: 1, average: 1, last: { rating: 5 } });
  });

  it.each([
    ['Missä palautukseni on?', null, 'open'],
    ['tilaus 4 puuttuu', null, 'open'],
    ['2, en saanut apua ja laskutus on yhä väärin', 2, 'open'],
    ['4, mutta milloin hyvitys tulee?', 4, 'open'],
    ['5, now another bill came', 5, 'open'],
    ['Great, now another bill came', null, 'open'],
    ['4. Soittakaa minulle vielä huomenna', 4, 'open'],
    ['👍', 4, 'closed'],
    ['1', 1, 'closed'],
  ] as const)('after %j the rating is %j and the conversation %s', async (said, rating, status) => {
    const office = await openAskingOffice();
    const matter = await closedMatter(office);
    await asked(office, matter.id);
    await answers(office, matter, said);
    const [survey] = await office.aino.surveys();
    expect(survey?.rating ?? null).toBe(rating);
    expect(await statusOf(office, matter.id)).toBe(status);
    const { labels, reasons } = (await office.aino.show(matter.id)).conversation;
    expect(labels.includes('low-rating')).toBe(rating === 2);
    if (rating === 2) expect(reasons[0]?.cue).toContain('2 of 5');
  });

  it('takes the first word after it, thanks aside, once, and leaves a second word to people', async () => {
    const office = await openAskingOffice();
    const matter = await closedMatter(office);
    await asked(office, matter.id);
    await answers(office, matter, 'Kiitos!');
    await answers(office, matter, '4');
    expect((await office.aino.surveys()).map(({ rating }) => rating)).toEqual([4]);
    // thanks were no rating, and wait for somebody to read them
    expect(await statusOf(office, matter.id)).toBe('open');
    await answers(office, matter, '1');
    expect((await office.aino.surveys()).map(({ rating }) => rating)).toEqual([1]);
  });

  it.each([
    { second: '4', rating: 4, comment: null, status: 'closed' },
    { second: '2, odotin kauan', rating: 2, comment: 'odotin kauan', status: 'open' },
    { second: 'ihan ok, mutta odotin kauan', rating: 5, comment: 'ihan ok, mutta odotin kauan', status: 'open' },
    { second: 'Missä palautus on?', rating: 5, comment: null, status: 'open' },
    { second: '👍', rating: 5, comment: null, status: 'open' },
    { second: '4,5', rating: 5, comment: null, status: 'open' },
  ])('after a 5, $second makes it $rating with $comment', async ({ second, rating, comment, status }) => {
    const office = await openAskingOffice();
    const matter = await closedMatter(office);
    await asked(office, matter.id);
    await answers(office, matter, '5');
    await answers(office, matter, second);
    expect(await office.aino.surveys()).toMatchObject([{ status: 'answered', rating, comment }]);
    expect(await statusOf(office, matter.id)).toBe(status);
    const events = (await office.aino.show(matter.id)).events.length;
    // heard again it is no news
    await newCustomer(office, 'mastodon');
    expect((await office.aino.show(matter.id)).events).toHaveLength(events);
  });

  it('takes no second mark once we said something, or they did', async () => {
    const office = await openAskingOffice();
    const { aino, ville } = office;
    const matter = await closedMatter(office);
    await asked(office, matter.id);
    await answers(office, matter, '5');
    const { id } = await aino.draft(matter.id, { text: 'Kuinka monta pakettia puuttui?', isAdditional: true });
    await aino.submit(id);
    await ville.approve(id);
    await aino.send({ replies: [id] });
    await answers(office, matter, '2');
    expect(await aino.surveys()).toMatchObject([{ rating: 5, comment: null }]);
    expect(await statusOf(office, matter.id)).toBe('open');
  });

  it.each([
    { theirs: 'Tilauksestani puuttuu vielä tavaraa', ours: 'Lähetämmekö uuden paketin?', said: 'ok', by: 'kuulo' },
    { theirs: null, ours: 'Kuinka monta pakettia puuttuu?', said: '2', by: 'kuulo' },
    { theirs: null, ours: 'Kuinka monta pakettia puuttuu?', said: '2', by: 'the app' },
    { theirs: 'Hetki vielä', ours: null, said: '5', by: 'nobody' },
  ])(
    '$said is no rating where it answers something else: $theirs $ours, by $by',
    async ({ theirs, ours, said, by }) => {
      const office = await openAskingOffice();
      const { aino } = office;
      const matter = await closedMatter(office);
      await asked(office, matter.id);
      if (theirs !== null) await answers(office, matter, theirs);
      const inReplyTo = await newestId(office, matter.id);
      if (by === 'the app')
        await answerInApp(office, 'mastodon', {
          text: `@${matter.contact.handle} ${ours}`,
          inReplyTo,
          visibility: 'private',
        });
      if (by === 'kuulo') {
        const { id } = await aino.draft(matter.id, { text: ours ?? '', isAdditional: true });
        await aino.submit(id);
        await office.ville.approve(id);
        await aino.send({ replies: [id] });
        expect((await aino.reply(id)).status).toBe('sent');
      }
      await answers(office, matter, said);
      expect(await statusOf(office, matter.id)).toBe('open');
      expect(await aino.surveys()).toMatchObject([{ status: 'asked', rating: null }]);
      // a person knows what it answers
      expect(await aino.recordRating(matter.id, { rating: 2, comment: null, channel: null })).toMatchObject({
        ...{ status: 'answered', rating: 2, channel: 'private' },
      });
    },
  );

  it('that was edited into something else is an ordinary answer, and nobody was asked', async () => {
    const office = await openAskingOffice();
    const { aino } = office;
    const matter = await closedMatter(office);
    const { reply } = await aino.askHowItWent(matter.id, { isDraft: true });
    const id = reply ?? 0;
    // the attack bites: greetings and signs change nothing
    expect(await aino.edit(id, 'Hei! Miten onnistuimme? Vastaa numerolla 1-5, kiitos.')).toMatchObject({
      purpose: 'survey',
    });
    expect(await aino.surveys()).toMatchObject([{ status: 'planned', reply: id }]);
    const text = 'Palautamme rahasi huomenna. Miten onnistuimme? Vastaa numerolla 1–5.';
    expect(await aino.edit(id, text)).toMatchObject({ purpose: 'answer', text });
    expect(await aino.reply(id)).toMatchObject({ purpose: 'answer', isAdditional: true });
    expect(await aino.surveys()).toMatchObject([{ status: 'dropped', reply: null }]);
    expect((await aino.show(matter.id)).events.at(-1)).toMatchObject({
      kind: 'reply.edited',
      data: { purpose: 'answer' },
    });
    expect((await aino.askHowItWent(matter.id)).skip).toBeNull();
  });

  it('after a public matter comes in a private conversation of its own, which is closed as well', async () => {
    const office = await openAskingOffice();
    const { aino } = office;
    const matter = await newCustomer(office, 'mastodon');
    await approved(office, matter.id, { text: 'Hei, kyllä onnistuu.', visibility: 'public' });
    await aino.send();
    await aino.close([matter.id]);
    await asked(office, matter.id);
    await answers(office, matter, 'vitonen');
    const [survey] = await aino.surveys();
    expect(survey).toMatchObject({ rating: 5, conversation: matter.id });
    const { items } = await aino.list({ contact: matter.contact.id });
    expect(items.map(({ visibility, status }) => [visibility, status]).toSorted()).toEqual([
      ['private', 'closed'],
      ['public', 'closed'],
    ]);
  });

  it('is read at the next poll where a crash left it unread', async () => {
    const office = await openAskingOffice();
    const matter = await closedMatter(office);
    await asked(office, matter.id);
    await answers(office, matter, 'nelonen');
    sql(office.brand, "update surveys set status = 'asked', rating = null, answered_at = null, message = null");
    await newCustomer(office, 'mastodon');
    expect(await office.aino.surveys()).toMatchObject([{ status: 'answered', rating: 4 }]);
  });
});

describe('nobody is asked', () => {
  it('who is not to be; it is on record once, and later they may be', async () => {
    const office = await openAskingOffice();
    const { aino } = office;
    const { id } = await newCustomer(office, 'mastodon', { visibility: 'private' });
    const why = async () => (await aino.askHowItWent(id)).skip?.why ?? null;
    expect(await why()).toBe('notClosed');
    expect(await why()).toBe('notClosed');
    await aino.close([id]);
    expect(await why()).toBe('noAnswer');
    expect(await kindsOf(office, id)).toEqual(['survey.skipped', 'survey.skipped']);
    await aino.reopen([id]);
    await approved(office, id, 'Hei, kyllä onnistuu.');
    await aino.send();
    await aino.close([id]);
    const handover = await aino.handOver(id, {
      way: 'phone',
      to: '123',
      note: null,
      callBackAt: null,
      hasNotes: false,
      isAgain: false,
    });
    expect(await why()).toBe('handedOver');
    await aino.endHandover(handover.id, { outcome: 'soitettu' });
    expect(await why()).toBeNull();
    expect((await aino.askHowItWent(id)).skip).toMatchObject({ why: 'planned', words: expect.stringMatching(/^\d+$/) });
    expect((await aino.surveys({ statuses: ['skipped'] })).map(({ skip }) => skip?.why)).toEqual([
      'planned',
      'handedOver',
      'noAnswer',
      'notClosed',
    ]);
  });

  it('twice within the cool-down, whatever it is about; a reply that was rejected frees them', async () => {
    const office = await openAskingOffice();
    const { aino, ville } = office;
    const matter = await closedMatter(office);
    const first = await aino.askHowItWent(matter.id);
    await ville.reject(first.reply ?? 0, 'ei nyt');
    expect(await aino.surveys()).toMatchObject([{ status: 'dropped' }]);
    await asked(office, matter.id);
    await aino.reopen([matter.id]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await aino.close([matter.id]);
    expect((await aino.askHowItWent(matter.id)).skip?.why).toBe('coolDown');
    // the attack bites: without a cool-down they would be asked
    sql(office.brand, 'update surveys set asked_at = asked_at - 31 * 86400000');
    expect((await aino.askHowItWent(matter.id)).skip).toBeNull();
  });

  it('who told us already, on whatever channel and by whichever name', async () => {
    const office = await openAskingOffice();
    const { aino } = office;
    const matter = await closedMatter(office);
    await aino.recordRating(matter.id, { rating: 4, comment: null, channel: 'phone' });
    expect((await aino.askHowItWent(matter.id)).skip?.why).toBe('alreadyRated');
    const other = await closedMatter(office, 'bluesky');
    await aino.linkPeople(matter.contact.id, other.contact.id);
    expect((await aino.askHowItWent(other.id)).skip?.why).toBe('alreadyRated');
    // the attack bites: without a cool-down they would be asked
    sql(
      office.brand,
      'update surveys set asked_at = asked_at - 31 * 86400000, answered_at = answered_at - 31 * 86400000',
    );
    expect((await aino.askHowItWent(other.id)).skip).toBeNull();
  });

  it('anew where a run was cut off: its draft goes on, and another person is told which reply it is', async () => {
    const office = await openAskingOffice();
    const { aino, ville } = office;
    const matter = await closedMatter(office);
    // as a run leaves it that is killed between the draft and its review
    const { reply } = await aino.askHowItWent(matter.id, { isDraft: true });
    expect((await ville.askHowItWent(matter.id)).skip).toEqual({ why: 'planned', words: String(reply) });
    expect((await aino.reply(reply ?? 0)).status).toBe('draft');
    expect(await aino.askHowItWent(matter.id, { isDryRun: true })).toMatchObject({ reply: null, skip: null });
    expect((await aino.reply(reply ?? 0)).status).toBe('draft');
    expect(await aino.askHowItWent(matter.id)).toMatchObject({ reply, skip: null });
    expect((await aino.reply(reply ?? 0)).status).toBe('inReview');
    expect((await aino.surveys({ statuses: ['planned'] })).length).toBe(1);
  });

  it('twice by two replies, and the two do not stand in each other’s way', async () => {
    const office = await openAskingOffice();
    const { aino, ville } = office;
    const matter = await closedMatter(office);
    const first = (await aino.askHowItWent(matter.id)).reply ?? 0;
    await ville.reject(first, 'ei nyt');
    const second = (await aino.askHowItWent(matter.id)).reply ?? 0;
    await aino.edit(first, 'Miten onnistuimme? Vastaa numerolla 1–5!');
    await aino.submit(first);
    await ville.approve(first);
    await ville.approve(second);
    expect((await aino.surveys()).map(({ status }) => status)).toEqual(['planned', 'planned']);
    const { items } = await aino.send();
    expect(items.map(({ problem }) => problem?.code ?? null).toSorted()).toEqual(['NOT_ASKED', null]);
    expect((await aino.surveys()).map(({ status }) => status).toSorted()).toEqual(['asked', 'planned']);
  });

  it('twice by way of two names that a person said are one', async () => {
    const office = await openAskingOffice();
    const { aino } = office;
    const matter = await closedMatter(office);
    await asked(office, matter.id);
    const other = await closedMatter(office, 'bluesky');
    await aino.linkPeople(matter.contact.id, other.contact.id);
    expect((await aino.askHowItWent(other.id)).skip?.why).toBe('coolDown');
    await aino.unlinkPeople(matter.contact.id, other.contact.id);
    expect((await aino.askHowItWent(other.id)).skip).toBeNull();
  });

  it('by a reply that was approved before they wrote, opted out or were asked otherwise', async () => {
    const office = await openAskingOffice();
    const { aino, ville } = office;
    const matter = await closedMatter(office);
    const { reply } = await aino.askHowItWent(matter.id);
    await ville.approve(reply ?? 0);
    await aino.reopen([matter.id]);
    const { items } = await aino.send();
    expect(items).toMatchObject([{ problem: { code: 'NOT_ASKED', facts: { why: 'notClosed' } } }]);
    expect((await aino.reply(reply ?? 0)).status).toBe('inReview');
    const { posts } = await office.brand.control('state');
    expect(posts.some(({ text, byBrand }) => byBrand && text.includes('onnistuimme'))).toBe(false);
  });

  it('who asked not to be written to, and whom the platform does not let us write to', async () => {
    const office = await openAskingOffice();
    const { aino } = office;
    const matter = await closedMatter(office);
    await answers(office, matter, 'stop');
    await aino.close([matter.id]);
    expect((await aino.askHowItWent(matter.id)).skip?.why).toBe('optedOut');
    const skips: (string | null)[] = [];
    for (const platform of PLATFORMS) {
      const { id } = await newCustomer(office, platform);
      await approved(office, id, { text: 'Hei, kyllä onnistuu.', visibility: 'public' });
      await aino.send();
      await aino.close([id]);
      const { eligibility } = await aino.show(id);
      const { skip } = await aino.askHowItWent(id);
      expect(skip?.why ?? null).toBe(eligibility.private ? null : 'noPrivate');
      skips.push(skip?.why ?? null);
    }
    expect(new Set(skips)).toEqual(new Set([null, 'noPrivate']));
  });

  it('without words to ask with, and the file to write is named', async () => {
    const office = await openAskingOffice();
    const matter = await closedMatter(office);
    rmSync(join(office.brand.sandbox.workspace, 'answers', 'csat-fi.md'));
    expect(await codeOf(office.aino.askHowItWent(matter.id))).toBe('SURVEY_TEXT_MISSING');
    expect(await office.aino.surveys()).toEqual([]);
  });
});

describe('a rating that a person writes down', () => {
  it('answers what was asked, or stands for another channel; off the scale it is refused', async () => {
    const office = await openAskingOffice();
    const { aino } = office;
    const matter = await closedMatter(office);
    const phone = await aino.recordRating(matter.id, { rating: 3, comment: ' ok ', channel: 'phone' });
    expect(phone).toMatchObject({ status: 'answered', rating: 3, comment: 'ok', channel: 'phone', reply: null });
    sql(
      office.brand,
      'update surveys set asked_at = asked_at - 31 * 86400000, answered_at = answered_at - 31 * 86400000',
    );
    await asked(office, matter.id);
    await answers(office, matter, 'no olihan se');
    const given = await aino.recordRating(matter.id, { rating: 4, comment: null, channel: null });
    expect(given).toMatchObject({ status: 'answered', rating: 4, channel: 'private', message: null });
    for (const rating of [0, 6, 2.5])
      expect(await codeOf(aino.recordRating(matter.id, { rating, comment: null, channel: null }))).toBe('USAGE');
    expect((await aino.person(matter.contact.id)).ratings).toMatchObject({ count: 2, average: 0.625 });
  });
});
