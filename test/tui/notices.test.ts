import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../src/domain/conversation.ts';
import type { NoticeLevel } from '../../src/domain/settings.ts';
import { catalogueOf } from '../../src/tui/catalogue/catalogue.ts';
import { noticeOutlets } from '../../src/tui/notice-outlets.ts';
import { Notices } from '../../src/tui/notices.ts';
import { conversation, NOW } from './sample.ts';

const person = (id: number, level: Conversation['urgency']['level'], change: Partial<Conversation> = {}) =>
  conversation(id, { urgency: { level, score: 0.5 }, lastMessageAt: NOW + id, ...change });

/** Notices over a clock and a list that the test sets, with everything they told. */
function notices(levels: { bell?: NoticeLevel; desktopNotice?: NoticeLevel }, isPlainConsole = false) {
  const world = { now: NOW, items: [person(1, 'low')], looks: 0 };
  const source = {
    now: () => world.now,
    list: async () => {
      world.looks += 1;
      return { items: world.items, next: null, total: world.items.length };
    },
  };
  const written: string[] = [];
  const desktop: string[] = [];
  const output = { write: (bytes: string | Uint8Array) => Boolean(written.push(String(bytes))) };
  const outlets = noticeOutlets({ output, isPlainConsole, notifyDesktop: (words) => desktop.push(words) });
  const told = { words: catalogueOf('en'), levels: { bell: 'off', desktopNotice: 'off', ...levels } as const };
  return { world, written, desktop, notices: new Notices(source, told, outlets) };
}

describe('the bell and the notice', () => {
  it('cost nothing and tell nothing where nobody wants them', async () => {
    const { world, written, desktop, notices: quiet } = notices({});
    await quiet.look();
    world.items = [person(2, 'critical'), ...world.items];
    await quiet.look();
    expect([world.looks, written, desktop]).toEqual([0, [], []]);
  });

  it('tell of what is at least as urgent as was set, not of what was there', async () => {
    const { world, written, notices: set } = notices({ bell: 'high' });
    await set.look();
    world.items = [person(2, 'normal'), ...world.items];
    await set.look();
    expect(written).toEqual([]);
    world.items = [person(3, 'critical'), ...world.items];
    await set.look();
    await set.look();
    expect(written).toEqual(['\u0007']);
  });

  it('ring once in 30 seconds, and afterwards for what came meanwhile', async () => {
    const { world, written, notices: set } = notices({ bell: 'low' });
    await set.look();
    for (const id of [2, 3, 4]) {
      world.items = [person(id, 'low'), ...world.items];
      await set.look();
    }
    expect(written).toHaveLength(1);
    world.now += 29_000;
    set.tell();
    expect(written).toHaveLength(1);
    world.now += 1_000;
    set.tell();
    set.tell();
    expect(written).toHaveLength(2);
  });

  it('say who waits and how urgently, never what was written; no control reaches the terminal', async () => {
    const { world, written, notices: set } = notices({ desktopNotice: 'normal' });
    await set.look();
    const contact = { ...person(2, 'critical').contact, handle: 'evil\u0007\u001b]0;x\u001b\\', name: 'x'.repeat(500) };
    const secret = { contact, subject: 'my card is 4929', visibility: 'private' as const };
    world.items = [person(2, 'critical', secret), person(3, 'high'), ...world.items];
    await set.look();
    const [notice = '', ...more] = written;
    expect(more).toEqual([]);
    expect(notice).toMatch(/^\u001b\]9;kuulo: 2 new; most urgent \(critical\): .*\u001b\\$/);
    expect(notice.slice(4, -2)).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
    expect(notice).not.toMatch(/4929/);
    expect(notice.length).toBeLessThan(140);
  });

  it('go by the desktop where the terminal is a plain console', async () => {
    const { world, written, desktop, notices: set } = notices({ desktopNotice: 'low' }, true);
    await set.look();
    world.items = [person(2, 'high', { contact: { ...person(2, 'high').contact, url: 'https://m.example/@maija2' } })];
    await set.look();
    expect(written).toEqual([]);
    expect(desktop).toEqual(['kuulo: @maija2 waits (urgent)']);
  });
});
