import { describe, expect, it } from 'vitest';
import { KEYS_ON, type PlaceName } from '../../src/domain/key-table.ts';
import { bindingsAt, type OwnKeys } from '../../src/domain/keys-at.ts';

const meaning = (place: PlaceName, own: OwnKeys) => {
  const bindings = bindingsAt(place, own);
  return (key: string) => bindings.find(({ keys }) => keys.includes(key))?.command ?? null;
};

describe('what keys mean where a person is', () => {
  it('gives each key one meaning at every place, whatever was rebound', () => {
    const own: OwnKeys = {
      inbox: { done: ['x', 'ö'], 'next-found': ['e'] },
      conversation: { reply: ['j', 'ö'], done: ['n'] },
      lists: { down: ['q', 'z'] },
      everywhere: { undo: ['r', 'x'] },
    };
    for (const place of Object.keys(KEYS_ON) as PlaceName[]) {
      for (const keys of [{}, own]) {
        const all = bindingsAt(place, keys).flatMap((binding) => binding.keys);
        expect(new Set(all).size, place).toBe(all.length);
      }
    }
  });

  it('lets a screen give keys of its own to a command that others have too', () => {
    const own: OwnKeys = { inbox: { done: ['x', 'ö'] } };
    expect(meaning('inbox', own)('ö')).toBe('done');
    expect(meaning('inbox', own)('e')).toBeNull();
    expect(meaning('thread', own)('e')).toBe('done');
    expect(meaning('thread', own)('x')).toBe('hide');
  });

  it('puts what a person wrote before the table, and what they wrote for a screen before what they wrote for several', () => {
    // x hides a message in the table of the thread
    expect(meaning('thread', { conversation: { done: ['x'] } })('x')).toBe('done');
    const both: OwnKeys = { conversation: { done: ['x'] }, thread: { hide: ['x'] } };
    expect(meaning('thread', both)('x')).toBe('hide');
    expect(meaning('inbox', both)('x')).toBe('done');
  });

  it('keeps a command that lost its keys, since it can still be typed', () => {
    const lost = bindingsAt('inbox', { inbox: { search: ['r'] } }).find(({ command }) => command === 'reply');
    expect(lost?.keys).toEqual([]);
  });

  it('knows commands as they are typed', () => {
    expect(meaning('followUps', { 'follow-ups': { 'move-date': ['m'] } })('m')).toBe('moveDate');
  });
});
