import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HeardMessage, Json } from '../../../src/domain/message.ts';
import { mastodon } from '../../../src/platforms/mastodon/mastodon.ts';
import { comparable, eligibility, limits, measure, prepare } from '../../../src/platforms/mastodon/reply.ts';
import { type Outgoing, ReplyRefusedError } from '../../../src/platforms/platform.ts';

describe('length as Mastodon counts it', () => {
  test.each([
    ['', 0],
    ['päivää', 6],
    ['👩‍👩‍👧‍👦 e\u0301', 3],
    ['@maija@piiri.example moi', '@maija moi'.length],
    [`katso https://kauppa.fi/${'x'.repeat(300)} nyt`, 'katso  nyt'.length + 23],
    ['sähköposti maija@piiri.example', 'sähköposti maija@piiri.example'.length],
    ['http://a.fi', 23],
  ])('%s', (text, units) => {
    expect(measure(text, limits)).toEqual({ units, max: 500, unit: 'characters' });
  });

  test('an instance may allow more', () => {
    expect(measure('x', { textMax: 5000, urlUnits: 30 })).toEqual({ units: 1, max: 5000, unit: 'characters' });
    expect(measure('https://kauppa.fi/a', { textMax: 5000, urlUnits: 30 }).units).toBe(30);
  });
});

describe('never more publicly than they wrote', () => {
  test.each([
    ['public', 'public', 'unlisted'],
    ['unlisted', 'public', 'unlisted'],
    ['public', 'private', 'direct'],
    ['private', 'private', 'direct'],
    ['direct', 'private', 'direct'],
    ['mutuals_only', 'private', 'direct'],
  ] as const)('%s answered %s goes out %s', (theirs, ours, posted) => {
    const prepared = prepare(outgoing({ target: heard(theirs), visibility: ours }));
    expect(prepared.payload).toMatchObject({ visibility: posted, in_reply_to_id: '500' });
    expect(prepared.visibility).toBe(ours);
  });

  test.each(['private', 'direct', 'mutuals_only'])('%s cannot be answered publicly', (theirs) => {
    expect(eligibility(heard(theirs))).toMatchObject({ public: false, private: true });
    expect(() => prepare(outgoing({ target: heard(theirs), visibility: 'public' }))).toThrow(ReplyRefusedError);
  });

  test('why is told in plain words', () => {
    expect(eligibility(heard('private')).why).toBe('written for followers or privately: a public answer would show it');
    expect(eligibility(heard('direct')).why).toBe('written privately: a public answer would show it');
    expect(eligibility(heard('mutuals_only')).why).toContain('not written for everyone');
  });

  test('whatever a server calls it and whatever is asked: nothing unlisted leaves for what was not public', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('public', 'private'), (theirs, ours) => {
        if (theirs === 'public' || theirs === 'unlisted') return;
        try {
          const { payload } = prepare(outgoing({ target: heard(theirs), visibility: ours }));
          expect(payload).toMatchObject({ visibility: 'direct' });
        } catch (error) {
          expect(error).toMatchObject({ reason: 'notAnswerable' });
        }
      }),
    );
  });

  test('our own message is not answered', () => {
    expect(eligibility({ ...heard('public'), direction: 'outbound' })).toMatchObject({ public: false, private: false });
  });

  test('a message without its reference is not answered', () => {
    expect(eligibility({ ...heard('public'), reference: null })).toMatchObject({ public: false, private: false });
  });
});

describe('the status that goes out', () => {
  test.each([
    ['Selvitämme.', '@maija@piiri.example Selvitämme.'],
    ['Moi @maija@piiri.example, selvitämme.', 'Moi @maija@piiri.example, selvitämme.'],
    ['Moi @MAIJA@Piiri.Example.', 'Moi @MAIJA@Piiri.Example.'],
    // Another person, and a name on another server, are not her.
    ['Moi @maija, selvitämme.', '@maija@piiri.example Moi @maija, selvitämme.'],
    ['Moi @maija@piiri.example.org', '@maija@piiri.example Moi @maija@piiri.example.org'],
    ['Moi @maija@piiri.examples', '@maija@piiri.example Moi @maija@piiri.examples'],
    ['Moi x@maija@piiri.example', '@maija@piiri.example Moi x@maija@piiri.example'],
  ])('%s', (text, status) => {
    const prepared = prepare(outgoing({ text }));
    expect(prepared.payload).toMatchObject({ status });
    expect(prepared.preview).toBe(status);
  });

  test('the mention counts, its server does not', () => {
    const room = 500 - '@maija '.length;
    expect(prepare(outgoing({ text: 'x'.repeat(room) })).measure.units).toBe(500);
    const act = () => prepare(outgoing({ text: 'x'.repeat(room + 1) }));
    expect(act).toThrow(
      expect.objectContaining({ reason: 'tooLong', measure: expect.objectContaining({ units: 501 }) }),
    );
  });

  test('the measure a draft shows is the one that is judged', () => {
    const text = 'katso https://kauppa.fi/tilaukset/1';
    const of = prepare(outgoing({ text })).measure;
    expect(measure(text, limits, { target: heard('public') })).toEqual(of);
    expect(of.units).toBe('@maija katso '.length + 23);
  });

  test('a language that says nothing is not sent', () => {
    expect(prepare(outgoing({ language: 'und' })).payload).not.toHaveProperty('language');
    expect(prepare(outgoing({ language: 'fi' })).payload).toMatchObject({ language: 'fi' });
  });

  test.each(['', ' \n '])('no text, no reply', (text) => {
    expect(() => prepare(outgoing({ text }))).toThrow(expect.objectContaining({ reason: 'empty' }));
  });

  test('survives the store: JSON and back', () => {
    const prepared = prepare(outgoing({}));
    expect(JSON.parse(JSON.stringify(prepared))).toEqual(prepared);
  });
});

describe('a private answer reaches nobody but the person it answers', () => {
  const NOBODY_ELSE = [
    'Hei, laskusi on maksamatta; @pekka@kilpailija.example auttaa.',
    'Hei @maija, laskusi on maksamatta.',
    '@maija@piiri.example.org Hei',
    '@maija@piiri.example (cc: @posti)',
    'Hei.@posti',
    'Katso ?x=@posti',
    'Hei @@posti',
    'Hei @maija@piiri.example@posti',
    'Hei \u200b@posti, moi',
    'Hei ＠posti',
    'Hei @päivi',
    'Hei @maija@piiri.example:8080',
  ];

  test.each(NOBODY_ELSE)('%s', (text) => {
    const act = () => prepare(outgoing({ target: heard('direct'), visibility: 'private', text }));
    expect(act).toThrow(expect.objectContaining({ reason: 'notAnswerable', message: expect.stringContaining('@') }));
    expect(() => prepare(outgoing({ text }))).not.toThrow();
  });

  test('the words say whose name it is', () => {
    const text = 'Kysy: @pekka@kilpailija.example tai @posti';
    const act = () => prepare(outgoing({ visibility: 'private', text }));
    expect(act).toThrow(/leave out @pekka@kilpailija\.example, @posti\b/);
  });

  test.each([
    'Moi @Maija@PIIRI.example, selvitämme @maija@piiri.example.',
    'Selvitämme: posti@kauppa.fi, https://kauppa.fi/@posti',
    'Hinta 5 € @ kpl @',
  ])('%s', (text) => {
    expect(prepare(outgoing({ target: heard('direct'), visibility: 'private', text })).visibility).toBe('private');
  });

  test('a name inside an address is not heard by everyone: she is named all the same', () => {
    const text = 'https://kauppa.fi/?u=@maija@piiri.example';
    expect(prepare(outgoing({ text })).preview).toBe(`@maija@piiri.example ${text}`);
  });

  test('whatever stands around it', () => {
    const around = fc.constantFrom(' ', '\n', '(', '"', '.', ',', '—', '@', '=', '#', '😀', '\u200b', '');
    fc.assert(
      fc.property(
        around,
        around,
        fc.constantFrom('posti', 'maija', 'pekka@x.example', 'maija@piiri.exampl'),
        (...part) => {
          const text = `Hei ${part[0]}@${part[2]}${part[1]} moi`;
          expect(() => prepare(outgoing({ visibility: 'private', text }))).toThrow(ReplyRefusedError);
        },
      ),
    );
  });
});

test('an answer costs nothing, and nobody can be hidden', () => {
  expect(mastodon.priceUsd({ visibility: 'public', text: 'x https://kauppa.fi' })).toBe(0);
  expect(mastodon.moderation(heard('public'))).toMatchObject({ isAllowed: false, priceUsd: 0 });
  expect(mastodon.features).toEqual([]);
});

test('our words and the echo of them compare equal', () => {
  expect(comparable('@maija@piiri.example  Selvitämme.\n\nTerv. A')).toBe(comparable('@maija Selvitämme. Terv. A'));
  expect(comparable('Selvitämme.')).not.toBe(comparable('Selvitämme!'));
});

function heard(
  visibility: string,
  reference: Json = { id: '500', visibility, acct: 'maija@piiri.example', accountId: '1' },
) {
  const isPublic = visibility === 'public' || visibility === 'unlisted';
  const author = { remoteId: 'u', handle: 'maija@piiri.example', name: 'M', followers: 1, url: null, isBot: false };
  const message: HeardMessage = {
    remoteId: '500',
    direction: 'inbound',
    kind: isPublic ? 'mention' : 'direct',
    visibility: isPublic ? 'public' : 'private',
    author,
    text: 'missä pakettini on',
    language: 'fi',
    postedAt: 0,
    editedAt: null,
    inReplyTo: null,
    threadId: '500',
    url: '',
    media: [],
    reference,
    rawIndex: 0,
  };
  return message;
}

function outgoing(part: Partial<Outgoing>): Outgoing {
  const account = { name: 'masto', handle: 'esimerkki', remoteId: null, limits: null };
  return {
    account,
    target: heard('public'),
    visibility: 'public',
    text: 'Selvitämme.',
    language: 'fi',
    situation: SITUATION,
    ...part,
  };
}

const SITUATION = { now: 0, lastPrivateAt: null, isAnsweredPrivately: false, isByHand: true, features: [] };
