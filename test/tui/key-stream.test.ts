import { describe, expect, it } from 'vitest';
import { KeyQueue } from '../../src/tui/key-queue.ts';
import { type KeyEvent, keyEvents, pasteEvent } from '../../src/tui/key-stream.ts';

const none = { ctrl: false, meta: false, escape: false };
const names = (events: readonly KeyEvent[]): string[] => events.map((event) => event.name);

describe('keys out of what Ink gives', () => {
  it('takes two hundred keys in one write apart', () => {
    expect(keyEvents('j'.repeat(200), none)).toHaveLength(200);
    expect(names(keyEvents('jk\r ', none))).toEqual(['j', 'k', 'enter', 'space']);
  });

  it('reads Esc and a letter in one write as Esc, then the letter', () => {
    expect(names(keyEvents('j', { ...none, meta: true }))).toEqual(['esc', 'j']);
    expect(names(keyEvents('', { ...none, meta: true, escape: true }))).toEqual(['esc', 'esc']);
  });

  it('names control keys and arrows', () => {
    expect(names(keyEvents('x', { ...none, ctrl: true }))).toEqual(['C-x']);
    expect(names(keyEvents('', { ...none, upArrow: true }))).toEqual(['up']);
    expect(names(keyEvents('\r', { ...none, return: true }))).toEqual(['enter']);
  });

  it('does not break a character, however many code points it has', () => {
    expect(names(keyEvents('a😀👩‍👩‍👧b', none))).toEqual(['a', '😀', '👩‍👩‍👧', 'b']);
  });

  it('makes one event of a paste, with plain newlines', () => {
    expect(pasteEvent('a\r\nb\rc')).toEqual({ name: 'paste', text: 'a\nb\nc' });
  });
});

describe('the queue of keys', () => {
  const keys = (text: string): KeyEvent[] => keyEvents(text, none);

  it('keeps keys for the screen that comes, in order', () => {
    const queue = new KeyQueue();
    const seen: string[] = [];
    queue.setScreen((event) => {
      seen.push(`first ${event.name}`);
      if (event.name === 't') queue.setScreen(null);
    });
    queue.push(keys('jtkq'));
    expect(seen).toEqual(['first j', 'first t']);
    queue.setScreen((event) => seen.push(`second ${event.name}`));
    expect(seen).toEqual(['first j', 'first t', 'second k', 'second q']);
  });

  it('holds keys while an action runs, but not from its question', () => {
    const queue = new KeyQueue();
    const seen: string[] = [];
    queue.setScreen((event) => seen.push(`screen ${event.name}`));
    const release = queue.hold();
    queue.push(keys('a'));
    queue.setQuestion((event) => {
      seen.push(`question ${event.name}`);
      queue.setQuestion(null);
    });
    queue.push(keys('b'));
    release();
    release();
    expect(seen).toEqual(['question a', 'screen b']);
  });

  it('forgets what was typed ahead when told to', () => {
    const queue = new KeyQueue();
    const seen: string[] = [];
    queue.setScreen((event) => seen.push(event.name));
    const release = queue.hold();
    queue.push(keys('Hello'));
    queue.discard();
    release();
    queue.push(keys('j'));
    expect(seen).toEqual(['j']);
  });

  it('lets nothing wait before an urgent key', () => {
    const queue = new KeyQueue();
    let isAsked = false;
    queue.onUrgent((event) => {
      isAsked = event.name === 'C-c';
      return isAsked;
    });
    queue.hold();
    queue.push([{ name: 'C-c', text: null }]);
    expect(isAsked).toBe(true);
  });
});
