import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../src/domain/problem.ts';
import { catalogueOf } from '../../../src/tui/catalogue/catalogue.ts';
import { Keymap } from '../../../src/tui/keymap.ts';
import { pauseBanner } from '../../../src/tui/pause-banner.ts';
import { planLines, planTitle } from '../../../src/tui/plan-lines.ts';
import { composerLines, composerTitle } from '../../../src/tui/screens/composer/composer-lines.ts';
import { firstComposer } from '../../../src/tui/screens/composer/composer-state.ts';
import { followUpsLines } from '../../../src/tui/screens/follow-ups/follow-ups-lines.ts';
import { firstFollowUps } from '../../../src/tui/screens/follow-ups/follow-ups-state.ts';
import { inboxLines } from '../../../src/tui/screens/inbox/inbox-lines.ts';
import { outboxLines, outboxTitle } from '../../../src/tui/screens/outbox/outbox-lines.ts';
import { personLines } from '../../../src/tui/screens/person/person-lines.ts';
import { firstPerson } from '../../../src/tui/screens/person/person-state.ts';
import { threadLines, threadTitle } from '../../../src/tui/screens/thread/thread-lines.ts';
import { problemLine, sentLine } from '../../../src/tui/spoken.ts';
import type { Size } from '../../../src/tui/widgets/frame.ts';
import { cutLine, type Line, line, lineWidth } from '../../../src/tui/widgets/line.ts';
import { reviewLines, reviewTitle } from '../../../src/tui/widgets/review-lines.ts';
import { hostileTexts } from '../../support/hostile-texts.ts';
import { sharedIsAbsent } from '../../support/shared-folder.ts';
import {
  aroundInbox,
  claim,
  conversation,
  detail,
  inboxOf,
  message,
  NOW,
  note,
  outboxOf,
  pause,
  plan,
  planRow,
  reply,
  review,
} from '../sample.ts';

const ZONE = 'Europe/Helsinki';
/** C0, DEL, C1, bidi controls, lone surrogates; nothing of ours holds any either. */
const ACTING = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Cs}/u;
const OWN = [
  '\u001b[2J\u001b[H',
  '\u009b31m',
  '\u001b]8;;https://evil.example\u0007ok\u001b]8;;\u0007',
  '\u001b]0;title\u0007',
  '\u202eevil',
  'a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301',
  '\r\nrm -rf',
  '\ud800',
  '\u0301first',
  '👩‍👩‍👧'.repeat(40),
  '漢'.repeat(200),
];
const LANGUAGES = ['en', 'fi'] as const;
const SIZES = [
  { columns: 40, rows: 12 },
  { columns: 80, rows: 24 },
  { columns: 200, rows: 60 },
];

/** Every screen with the same hostile text wherever a stranger may put one. */
function everyScreen(text: string, sizes: readonly Size[]): Line[] {
  const contact = { ...conversation(1).contact, handle: text, name: text, platform: text };
  const reasons = [{ cue: text, effect: 'urgency' as const, weight: 1 }];
  const row = conversation(1, {
    contact,
    subject: text,
    labels: [text],
    topics: [text],
    assignee: text,
    account: text,
    platform: text,
    reasons,
  });
  const author = { ...message(1).author, handle: text, name: text };
  const media = [{ type: 'image' as const, url: text, alt: text }];
  const said = message(1, { text, author, media });
  const error = { code: 'X', message: text };
  const answer = reply(1, {
    text,
    error,
    author: text,
    url: text,
    platform: text,
    account: text,
    approvedBy: text,
    status: 'unknown',
  });
  const eligibility = { public: false, private: true, until: NOW, priceUsd: 1, why: text };
  const whole = detail({
    conversation: row,
    thread: [said],
    parent: said,
    notes: [note(1, text)],
    replies: [answer],
    eligibility,
    claim: claim(text),
  });
  const finding = { rule: 'x', severity: 'block' as const, words: text, start: 0, end: 1, why: text, suggestion: text };
  const check = { isSendable: false, findings: [finding], measure: null, eligibility };
  const looked = review({
    reply: answer,
    preview: text,
    target: said,
    since: [said, { ...said, direction: 'outbound' }],
    from: text,
    check,
  });
  const answered = new ProblemError('ALREADY_ANSWERED', { reply: 1, text, author: text });
  const sender = { account: text, operator: text, login: text, pid: 1, since: NOW };
  const pausedBy = { by: text, reason: text };
  const hostileRow = planRow(1, { to: text, text, account: text, platform: text, why: text, findings: [finding] });
  const opened = { kind: 'plan' as const, plan: plan(1, { author: text }), rows: [hostileRow], problem: null };
  const writeTime = (): string => '2026-11-23 11:00';
  const promise = {
    id: 1,
    conversation: 1,
    contact,
    platform: text,
    account: text,
    dueAt: NOW,
    words: text,
    author: text,
    createdAt: NOW,
    status: 'open' as const,
    keptAt: null,
    brokenAt: null,
    reply: 1,
    quote: text,
    reason: text,
    moves: 1,
  };
  const survey = {
    ...{ id: 1, conversation: 1, contact, platform: text, account: text, channel: 'private' as const },
    ...{ status: 'answered' as const, skip: { why: 'noPrivate' as const, words: text }, reply: 1, scale: 5 },
    ...{ askedAt: NOW, askedBy: text, rating: 3, comment: text, answeredAt: NOW, message: 1 },
  };
  const handover = {
    ...{ id: 1, conversation: 1, way: 'email' as const, address: text, note: text, callBackAt: NOW },
    ...{ status: 'unknown' as const, messageId: text, author: text, createdAt: NOW, sentAt: NOW, doneAt: NOW },
    ...{ outcome: text, error: text },
  };
  const card = {
    contact,
    conversations: [row],
    conversationCount: 1,
    messages: [said],
    firstMessageAt: NOW,
    lastMessageAt: NOW,
    notes: [{ ...note(1, text), author: text }],
    followUps: [promise],
    replies: [answer],
    labels: [text],
    surveys: [survey],
    ratings: { last: survey, count: 2, average: 0.5 },
    handovers: [handover],
    isOptedOut: true,
    optedOut: { words: text, at: NOW, message: 1 },
    linked: [{ contact, link: { contact: 1, other: 2, author: text, at: NOW }, conversations: [row] }],
    namesakes: [contact],
  };
  return sizes.flatMap((size) =>
    LANGUAGES.flatMap((language) => {
      const words = catalogueOf(language);
      const voice = { words, keymap: new Keymap() };
      const around = { now: NOW, timezone: ZONE, columns: size.columns };
      const look = { ...around, size, words, voice, writeTime, me: 'aino', from: text };
      const checked = { ...look, words: words.composer.check, review: words.review.lines, way: words.desk.way };
      const inbox = { ...inboxOf(row), claims: new Map([[1, claim(text)]]), detail: whole };
      const draft = {
        detail: whole,
        visibility: 'public' as const,
        reply: null,
        replaced: answer,
        isAdditional: false,
      };
      const composer = { ...firstComposer(draft), check };
      const composed = composerLines(composer, draft, look);
      expect(composed.cursor.x).toBeLessThan(size.columns);
      const fitting = [
        ...inboxLines(inbox, { ...aroundInbox(size), words }),
        ...threadLines(whole, look),
        ...followUpsLines(
          { ...firstFollowUps([promise], NOW), detail: whole },
          { ...look, addKey: 'f', keys: { confirm: 'y', dismiss: 'n', moveDate: 'z' } },
        ),
        ...personLines(firstPerson(card), look),
      ].map((one) => cutLine(one, size.columns));
      for (const one of fitting) expect(lineWidth(one)).toBeLessThanOrEqual(size.columns);
      return [
        ...fitting,
        threadTitle(whole, look),
        composerTitle(composer, draft, look),
        ...composed.lines,
        ...outboxLines({ ...outboxOf(answer), detail: whole }, look),
        outboxTitle([sender, sender], look),
        ...pauseBanner([pause('all', pausedBy), pause(`account:${text}`, pausedBy)], around, words.spoken),
        ...pauseBanner([pause(`account:${text}`, pausedBy)], around, words.spoken),
        planTitle(opened, words.approvals),
        ...planLines(opened, 0, { ...size, words }).lines,
        reviewTitle(looked, checked),
        ...reviewLines(looked, checked),
        line(sentLine({ reply: answer, problem: answered }, voice).text),
        line(problemLine(new ProblemError('PLATFORM_DOWN', { account: text, words: text }), voice)),
        line(problemLine(new Error(text), voice)),
      ];
    }),
  );
}

function expectHarmless(texts: readonly string[], sizes: readonly Size[]): void {
  for (const text of texts) {
    for (const one of everyScreen(text, sizes)) {
      const shown = one.map((piece) => piece.text).join('');
      if (ACTING.test(shown)) throw new Error(`${JSON.stringify(text)} was drawn as ${JSON.stringify(shown)}`);
    }
  }
}

describe('what strangers write', () => {
  it('acts on no screen', () => expectHarmless(OWN, SIZES));

  const known = hostileTexts();
  it.skipIf(known === null)(
    `acts on no screen, in any known way (${known === null ? sharedIsAbsent : known.length})`,
    () => {
      expect(known?.length).toBeGreaterThan(100);
      expectHarmless(known ?? [], [{ columns: 80, rows: 24 }]);
    },
  );
});
