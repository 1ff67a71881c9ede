import { describe, expect, it } from 'vitest';
import { indexIn, reduceApprovals, sameText } from '../../../src/tui/screens/approvals/approvals-state.ts';
import { firstComposer, reduceComposer } from '../../../src/tui/screens/composer/composer-state.ts';
import { focusedReply, reduceOutbox } from '../../../src/tui/screens/outbox/outbox-state.ts';
import { firstThread, reduceThread } from '../../../src/tui/screens/thread/thread-state.ts';
import { detail, reply, review } from '../sample.ts';

describe('the thread', () => {
  it('opens at its end and stays where it is read', () => {
    const extent = { count: 50, rows: 10 };
    const opened = firstThread(detail(), extent);
    expect(opened.top).toBe(40);
    const up = reduceThread(opened, { kind: 'scroll', move: 'up', extent });
    expect(reduceThread(up, { kind: 'loaded', detail: detail() }).top).toBe(39);
    expect(reduceThread(up, { kind: 'scroll', move: 'last', extent }).top).toBe(40);
    expect(firstThread(detail(), { count: 3, rows: 10 }).top).toBe(0);
  });
});

describe('the composer', () => {
  it('goes on with a draft, and starts from an older one it replaces', () => {
    const start = { detail: detail(), visibility: 'public' as const, reply: null, replaced: null, isAdditional: false };
    expect(firstComposer({ ...start, reply: reply(1, { text: 'half' }) }).field).toEqual({ text: 'half', at: 4 });
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
    const state = { replies: [reply(1), reply(2), reply(3)], focus: 1, top: 0 };
    expect(focusedReply(reduceOutbox(state, { kind: 'loaded', replies: [reply(2), reply(1)] }))?.id).toBe(2);
    expect(focusedReply(reduceOutbox(state, { kind: 'loaded', replies: [reply(9)] }))?.id).toBe(9);
    expect(focusedReply(reduceOutbox(state, { kind: 'loaded', replies: [] }))).toBeNull();
  });
});

describe('approvals', () => {
  const state = { replies: [reply(1), reply(2), reply(3)], index: 1, review: review({ reply: reply(2) }), top: 4 };

  it('goes to what took the place of an approved one', () => {
    expect(indexIn([reply(1), reply(3)], state, 0)).toBe(1);
    expect(indexIn([reply(1), reply(2), reply(3)], state, 1)).toBe(2);
    expect(indexIn([reply(2)], state, -1)).toBe(0);
    expect(indexIn([], state, 1)).toBe(0);
  });

  it('takes a changed text for another text', () => {
    expect(sameText(reply(2), reply(2))).toBe(true);
    expect(sameText(reply(2), reply(2, { version: 2 }))).toBe(false);
    const same = reduceApprovals(state, { ...state, kind: 'loaded' });
    expect(same.top).toBe(4);
    const changed = reduceApprovals(state, {
      ...state,
      kind: 'loaded',
      review: review({ reply: reply(2, { version: 2 }) }),
    });
    expect(changed.top).toBe(0);
  });
});
