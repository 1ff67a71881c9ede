import { describe, expect, it } from 'vitest';
import type { Eligibility } from '../../../src/domain/eligibility.ts';
import { catalogueOf } from '../../../src/tui/catalogue/catalogue.ts';
import type { DraftStart } from '../../../src/tui/places.ts';
import { composerLines, composerTitle } from '../../../src/tui/screens/composer/composer-lines.ts';
import { firstComposer, reduceComposer } from '../../../src/tui/screens/composer/composer-state.ts';
import { bodyRows } from '../../../src/tui/widgets/frame.ts';
import { cutLine, type Line } from '../../../src/tui/widgets/line.ts';
import { claim, conversation, detail, message, NOW, reply } from '../sample.ts';

const SIZES = [
  { columns: 40, rows: 12 },
  { columns: 80, rows: 24 },
  { columns: 200, rows: 60 },
] as const;
const text = (lines: readonly Line[]): string => lines.map((one) => one.map((piece) => piece.text).join('')).join('\n');
const flat = (lines: readonly Line[]): string => text(lines).replaceAll(/\s+/g, ' ');
const start = (change: Partial<DraftStart> = {}): DraftStart => ({
  detail: detail(),
  visibility: 'public',
  reply: null,
  replaced: null,
  isAdditional: false,
  ...change,
});
const around = (size: (typeof SIZES)[number], language: 'en' | 'fi' = 'en') => ({
  size,
  from: 'esimerkki',
  writeTime: (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' '),
  me: 'aino',
  now: NOW,
  words: catalogueOf(language),
});
const [SMALL, USUAL] = SIZES;

describe('the frame of the composer', () => {
  it.each([
    ['en', 'public', 'PUBLIC'],
    ['en', 'private', 'PRIVATE'],
    ['fi', 'public', 'JULKINEN'],
    ['fi', 'private', 'YKSITYINEN'],
  ] as const)('in %s says %s as %s, however narrow', (language, visibility, word) => {
    const draft = start({ visibility, detail: detail({ conversation: conversation(1, { visibility: 'public' }) }) });
    const title = composerTitle(firstComposer(draft), draft, around(SMALL, language));
    expect(text([cutLine(title, 40)])).toMatch(new RegExp(`^${word} · @esimerkki → @maija1`));
  });

  it('names what the draft answers, and not what came since', () => {
    const thread = [message(1, { text: 'First' }), message(2, { text: 'Second' })];
    const draft = start({ detail: detail({ thread }), reply: reply(5, { targetMessage: 1 }) });
    expect(text([composerTitle(firstComposer(draft), draft, around(USUAL))])).toContain('in reply to “First”');
    const anew = start({ detail: detail({ thread }) });
    expect(text([composerTitle(firstComposer(anew), anew, around(USUAL))])).toContain('in reply to “Second”');
  });
});

describe('a customer who writes again', () => {
  const again = detail({ thread: [message(1), message(2, { text: 'It came!', postedAt: NOW })] });

  it.each(SIZES)('is told of, and the draft stays with its message ($columns columns)', (size) => {
    const draft = start({ reply: reply(5, { text: 'Hello' }) });
    const state = reduceComposer(firstComposer(draft), { kind: 'around', detail: again });
    const shown = flat(composerLines(state, draft, around(size)).lines);
    expect(shown).toMatch(/This still answers (the message above|their older message)\./);
    expect(shown).toContain('THEY WROTE AGAIN at 2026-11-23 09:00');
    expect(text([composerTitle(state, draft, around(USUAL))])).toContain('“Text 1”');
  });

  it('is who will be answered where there was no draft yet', () => {
    const draft = start();
    const state = reduceComposer(firstComposer(draft), { kind: 'around', detail: again });
    expect(flat(composerLines(state, draft, around(USUAL)).lines)).toContain('This answers their newest message.');
    expect(text([composerTitle(state, draft, around(USUAL))])).toContain('“It came!”');
  });
});

describe('what is said of the text', () => {
  const shown = (eligibility: Partial<Eligibility>, language: 'en' | 'fi' = 'en'): string => {
    const draft = start({
      visibility: 'private',
      detail: detail({
        eligibility: { public: true, private: true, until: null, priceUsd: 0, why: '', ...eligibility },
      }),
    });
    return flat(composerLines(firstComposer(draft), draft, around(USUAL, language)).lines);
  };

  it('is the window with the time left, and the price', () => {
    expect(shown({ until: NOW + 3 * 3_600_000 + 5 * 60_000, priceUsd: 0.01 })).toContain(
      'Answerable in private until 2026-11-23 12:05 (3 h 5 min left) · 0.010 USD',
    );
    expect(shown({ until: NOW + 30_000 })).toContain('(less than a minute left) · free of charge');
    expect(shown({ until: NOW + 3 * 86_400_000 }, 'fi')).toContain('asti (aikaa 3 pv 0 t) · maksutta');
  });

  it('is why it may not go, with the way that is open', () => {
    expect(shown({ private: false, why: 'the window closed' })).toContain(
      'Not answerable in private: the window closed (a public answer is allowed)',
    );
    expect(shown({ private: false, why: 'x' }, 'fi')).toContain('Ei voi vastata yksityisesti: x (julkinen vastaus');
  });

  it.each(SIZES)('leaves room for the text ($columns columns)', (size) => {
    const finding = {
      rule: 'x',
      severity: 'block' as const,
      words: 'w',
      start: 0,
      end: 1,
      why: 'y'.repeat(300),
      suggestion: '',
    };
    const eligibility = { public: true, private: false, until: NOW, priceUsd: 1, why: 'z'.repeat(300) };
    const draft = start({ reply: reply(1, { text: 'a\nb\nc\nd' }) });
    const check = {
      isSendable: false,
      findings: [finding, finding],
      measure: { units: 9, max: 5, unit: 'bytes' as const },
      eligibility,
    };
    const { lines, cursor } = composerLines({ ...firstComposer(draft), check }, draft, around(size));
    expect(lines).toHaveLength(bodyRows(size));
    expect(text(lines)).toMatch(/a\nb\nc\nd/);
    expect(text(lines)).toContain('9 of 5 bytes: 4 TOO LONG');
    expect(text(lines)).toContain('STOP');
    expect(text(lines.slice(cursor.y, cursor.y + 1))).toBe('d');
  });
});

describe('colleagues', () => {
  it('are told while they draft or claim', () => {
    const draft = start({ detail: detail({ replies: [reply(7, { author: 'ville' }), reply(9, { author: 'aino' })] }) });
    const claimed = start({ detail: detail({ claim: claim('ville') }) });
    for (const size of SIZES) {
      const beside = flat(composerLines(firstComposer(draft), draft, around(size)).lines);
      expect(beside).toContain('ville also drafts here (reply 7)');
      expect(beside).not.toContain('aino also');
      expect(flat(composerLines(firstComposer(claimed), claimed, around(size)).lines)).toContain('ville works on it');
    }
  });
});
