import { describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/domain/reply.ts';
import { catalogueOf } from '../../../src/tui/catalogue/catalogue.ts';
import { cutLine, type Line, lineWidth } from '../../../src/tui/widgets/line.ts';
import { reviewLines, reviewTitle } from '../../../src/tui/widgets/review-lines.ts';
import { message, NOW, reply, review } from '../sample.ts';

const text = (lines: readonly Line[]): string => lines.map((one) => one.map((piece) => piece.text).join('')).join('\n');
const look = (columns: number, language: 'en' | 'fi' = 'en') => {
  const words = catalogueOf(language);
  return {
    columns,
    now: NOW,
    writeTime: (): string => '2026-11-23 11:00',
    words: words.composer.check,
    review: words.review.lines,
    way: words.desk.way,
  };
};

describe('a review', () => {
  it.each([
    ['en', 'public', 'PUBLIC'],
    ['fi', 'private', 'YKSITYINEN'],
  ] as const)('in %s spells out that it is %s', (language, visibility, word) => {
    const looked = review({ reply: reply(1, { visibility }) });
    expect(text([cutLine(reviewTitle(looked, look(40, language)), 40)])).toMatch(new RegExp(`^${word} `));
    expect(text(reviewLines(looked, look(40, language)))).toContain(`${word}: `);
  });

  it('shows the account, the window with the time left, and the price', () => {
    const { check } = review();
    const eligibility = { public: true, private: false, until: NOW + 7_500_000, priceUsd: 0.2, why: '' };
    const shown = text(reviewLines(review({ check: { ...check, eligibility } }), look(80)));
    expect(shown).toContain('From the account masto on mastodon');
    expect(shown).toContain('Answerable in public until 2026-11-23 11:00 (2 h 5 min left) · 0.200 USD');
  });

  it('does not call a reply ready that is not', () => {
    const { check } = review();
    const stopped = review({ check: { ...check, isSendable: false } });
    expect(text(reviewLines(stopped, look(40)))).toContain('NOT READY TO GO');
    expect(text(reviewLines(review(), look(40)))).not.toContain('NOT READY');
  });

  it.each([80, 40])('says why it is back, and shows in full what was said since (%i columns)', (columns) => {
    const error = { code: 'APPROVAL_VOID', message: 'The conversation went on after the approval.' };
    const words = Array.from({ length: 80 }, (_, at) => `w${at}.`);
    const theirs = message(2, { text: words.join(' ') });
    const ours = message(3, { direction: 'outbound', text: 'We did look.', editedAt: NOW });
    const back = review({ reply: reply(1, { status: 'inReview', error }), since: [theirs, ours] });
    const lines = reviewLines(back, look(columns));
    for (const one of lines) expect(lineWidth(one)).toBeLessThanOrEqual(columns);
    const shown = text(lines);
    expect(shown).toMatch(/^It came back for review/);
    const flat = shown.replaceAll(/\n│? ?/g, ' ');
    expect(flat).toContain(words.join(' '));
    expect(flat).toMatch(
      /after the approval\. Text 1 the customer wrote since: @maija1 .* we answered since: .* edited .*We did look\. ── exactly/,
    );
  });

  it('shows the whole of what was asked, that it was changed, and what came with it', () => {
    const media = [{ type: 'image' as const, url: 'https://x.example/1', alt: null }];
    const target = message(1, { text: 'line\n'.repeat(50), editedAt: NOW, media });
    const shown = text(reviewLines(review({ target }), look(40)));
    expect(shown.match(/│ line/g)).toHaveLength(50);
    expect(shown).toMatch(/│ image: https:\/\/x\.example\/1\n│ edited 2026/);
  });

  it("gives the note of who rejected it as theirs, and a draft's problem as it is", () => {
    const first = (change: Partial<Reply>) =>
      text(reviewLines(review({ reply: reply(1, change) }), look(80)).slice(0, 1));
    expect(first({ status: 'rejected', error: { code: 'REJECTED', message: 'kinder' } })).toBe(
      'It was rejected: kinder',
    );
    expect(first({ status: 'failed', error: { code: 'X', message: 'too old' } })).toBe('too old');
  });

  it('says in the person’s language what the guard found', () => {
    const finding = {
      rule: 'empty',
      severity: 'block' as const,
      words: '',
      start: 0,
      end: 0,
      why: 'The reply says nothing.',
      suggestion: '',
    };
    const { check } = review();
    const stopped = review({ check: { ...check, isSendable: false, findings: [finding] } });
    expect(text(reviewLines(stopped, look(80)))).toContain('STOP · empty: The reply says nothing.');
    expect(text(reviewLines(stopped, look(80, 'fi')))).toContain('ESTE · tyhjä: Vastauksessa ei ole tekstiä.');
  });
});
