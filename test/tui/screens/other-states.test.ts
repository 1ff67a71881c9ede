import { describe, expect, it } from 'vitest';
import {
  firstApprovals,
  indexIn,
  reduceApprovals,
  sameText,
} from '../../../src/tui/screens/approvals/approvals-state.ts';
import { firstComposer, reduceComposer } from '../../../src/tui/screens/composer/composer-state.ts';
import { focusedReply, reduceOutbox } from '../../../src/tui/screens/outbox/outbox-state.ts';
import { seenOf } from '../../../src/tui/widgets/read-through.ts';
import { detail, message, NOW, outboxOf, plan, planRow, reply, review } from '../sample.ts';

describe('the composer', () => {
  it('goes on with a draft, and starts from an older one it replaces', () => {
    const start = { detail: detail(), visibility: 'public' as const, reply: null, replaced: null, isAdditional: false };
    expect(firstComposer({ ...start, reply: reply(1, { text: 'half' }) }).field).toMatchObject({ text: 'half', at: 4 });
    expect(firstComposer({ ...start, replaced: reply(1, { text: 'old' }) }).field.text).toBe('old');
    expect(firstComposer(start).keeping).toBe('empty');
  });

  it('takes every letter as text, also those that are commands elsewhere', () => {
    const start = { detail: detail(), visibility: 'public' as const, reply: null, replaced: null, isAdditional: false };
    let state = firstComposer(start);
    for (const letter of 'jkqe?yn/OV') {
      state = reduceComposer(state, { kind: 'press', press: { name: letter, text: letter }, columns: 40 });
    }
    expect(state.field.text).toBe('jkqe?yn/OV');
  });
});

describe('the outbox', () => {
  it('keeps the cursor on its reply when the order changes', () => {
    const state = { ...outboxOf(reply(1), reply(2), reply(3)), focus: 1 };
    expect(focusedReply(reduceOutbox(state, { kind: 'loaded', replies: [reply(2), reply(1)] }))?.id).toBe(2);
    expect(focusedReply(reduceOutbox(state, { kind: 'loaded', replies: [reply(9)] }))?.id).toBe(9);
    expect(focusedReply(reduceOutbox(state, { kind: 'loaded', replies: [] }))).toBeNull();
  });
});

describe('approvals', () => {
  const waiting = (...ids: readonly number[]) => ids.map((id) => ({ kind: 'reply', reply: reply(id) }) as const);
  const opened = (version = 1) => ({ kind: 'reply', review: review({ reply: reply(2, { version }) }) }) as const;
  const state = { ...firstApprovals({ waiting: waiting(1, 2, 3), opened: opened() }, NOW), index: 1, top: 4 };

  it('goes to what took the place of an approved one', () => {
    expect(indexIn(waiting(1, 3), state, 0)).toBe(1);
    expect(indexIn(waiting(1, 2, 3), state, 1)).toBe(2);
    expect(indexIn(waiting(2), state, -1)).toBe(0);
    expect(indexIn([], state, 1)).toBe(0);
    // reply 2 and plan 2 are two things
    expect(indexIn([{ kind: 'plan', plan: plan(2) }, ...waiting(2)], state, 0)).toBe(1);
  });

  it('takes a changed text for another text', () => {
    expect(sameText(reply(2), reply(2))).toBe(true);
    expect(sameText(reply(2), reply(2, { version: 2 }))).toBe(false);
    expect(reduceApprovals(state, { ...state, kind: 'loaded', at: NOW + 60_000 }).top).toBe(4);
    expect(reduceApprovals(state, { ...state, kind: 'loaded', at: NOW + 60_000, opened: opened(2) }).top).toBe(0);
  });

  it('takes the same text after another word of the customer for another thing to read', () => {
    const again = review({ reply: reply(2), since: [message(5)], newestInbound: 5 });
    const moved = reduceApprovals(state, {
      ...state,
      kind: 'loaded',
      at: NOW + 60_000,
      opened: { kind: 'reply', review: again },
    });
    expect(moved).toMatchObject({ top: 0, isReplaced: true });
    // what is said of times stays as it was read, until there is something else to read
    expect(reduceApprovals(state, { ...state, kind: 'loaded', at: NOW + 60_000 }).openedAt).toBe(NOW);
    expect(moved.openedAt).toBe(NOW + 60_000);
    // the same once more does not take the mark away, a key does
    expect(reduceApprovals(moved, { ...moved, kind: 'loaded', at: NOW + 60_000 }).isReplaced).toBe(true);
    expect(reduceApprovals(moved, { kind: 'noticed' }).isReplaced).toBe(false);
    const edited = review({ reply: reply(2), target: message(1, { text: 'Something else' }) });
    expect(
      reduceApprovals(state, { ...state, kind: 'loaded', at: NOW + 60_000, opened: { kind: 'reply', review: edited } })
        .isReplaced,
    ).toBe(true);
  });

  it('knows how much of a plan has been read, and forgets it with another plan', () => {
    const one = { kind: 'plan', plan: plan(1), rows: [planRow(1), planRow(2)], problem: null } as const;
    const first = firstApprovals({ waiting: [{ kind: 'plan', plan: one.plan }], opened: one }, NOW);
    const { hash } = one.plan;
    const saw = (rows: number) => ({ kind: 'seen', seen: { name: hash, rows } }) as const;
    const read = reduceApprovals(reduceApprovals(first, saw(2)), saw(1));
    expect(seenOf(read.seen, hash)).toBe(2);
    expect(seenOf(reduceApprovals(read, { ...read, kind: 'loaded', at: NOW + 60_000 }).seen, hash)).toBe(2);
    expect(seenOf(read.seen, 'f'.repeat(64))).toBe(0);
  });
});
