import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../src/domain/problem.ts';
import { pauseBanner } from '../../../src/tui/pause-banner.ts';
import { planLines, planTitle } from '../../../src/tui/plan-lines.ts';
import { composerLines, composerTitle } from '../../../src/tui/screens/composer/composer-lines.ts';
import { firstComposer } from '../../../src/tui/screens/composer/composer-state.ts';
import { inboxLines } from '../../../src/tui/screens/inbox/inbox-lines.ts';
import { outboxLines, outboxTitle } from '../../../src/tui/screens/outbox/outbox-lines.ts';
import { threadLines, threadTitle } from '../../../src/tui/screens/thread/thread-lines.ts';
import { problemLine, sentLine } from '../../../src/tui/spoken.ts';
import type { Size } from '../../../src/tui/widgets/frame.ts';
import { cutLine, type Line, line, lineWidth } from '../../../src/tui/widgets/line.ts';
import { reviewLines, reviewTitle } from '../../../src/tui/widgets/review-lines.ts';
import { sharedFile, sharedIsAbsent } from '../../support/shared-folder.ts';
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
  return sizes.flatMap((size) => {
    const around = { now: NOW, timezone: ZONE, columns: size.columns };
    const inbox = { ...inboxOf(row), claims: new Map([[1, claim(text)]]), detail: whole };
    const draft = { detail: whole, visibility: 'public' as const, reply: null, replaced: answer, isAdditional: false };
    const composer = { ...firstComposer(draft), check };
    const composed = composerLines(composer, draft, { size, from: text, writeTime, me: 'aino', now: NOW });
    expect(composed.cursor.x).toBeLessThan(size.columns);
    const fitting = [
      ...inboxLines(inbox, aroundInbox(size)),
      ...threadLines(whole, { columns: size.columns, timezone: ZONE, me: 'aino' }),
    ].map((one) => cutLine(one, size.columns));
    for (const one of fitting) expect(lineWidth(one)).toBeLessThanOrEqual(size.columns);
    return [
      ...fitting,
      threadTitle(whole, NOW),
      composerTitle(draft, text),
      ...composed.lines,
      ...outboxLines({ ...outboxOf(answer), detail: whole }, { size, now: NOW, timezone: ZONE }),
      outboxTitle([sender, sender], { now: NOW, timezone: ZONE }),
      ...pauseBanner([pause('all', pausedBy), pause(`account:${text}`, pausedBy)], around),
      ...pauseBanner([pause(`account:${text}`, pausedBy)], around),
      planTitle(opened),
      ...planLines(opened, 0, size).lines,
      reviewTitle(looked),
      ...reviewLines(looked, size.columns, writeTime),
      line(sentLine({ reply: answer, problem: answered }).text),
      line(problemLine(new ProblemError('PLATFORM_DOWN', { account: text, words: text }))),
      line(problemLine(new Error(text))),
    ];
  });
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

  const file = sharedFile('data/hostile.jsonl');
  it.skipIf(file === null)(
    `acts on no screen, in any known way (${file === null ? sharedIsAbsent : 'hostile.jsonl'})`,
    () => {
      const lines = readFileSync(file ?? '', 'utf8')
        .split('\n')
        .filter((one) => one !== '');
      expect(lines.length).toBeGreaterThan(100);
      expectHarmless(
        lines.map((one) => String(JSON.parse(one))),
        [{ columns: 80, rows: 24 }],
      );
    },
  );
});
