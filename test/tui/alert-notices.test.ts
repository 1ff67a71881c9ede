import { expect, it } from 'vitest';
import type { Alert } from '../../src/domain/alert.ts';
import { AlertNotices } from '../../src/tui/alert-notices.ts';
import { catalogueOf } from '../../src/tui/catalogue/catalogue.ts';
import { NOW } from './sample.ts';

function alert(id: number, change: Partial<Alert> = {}): Alert {
  return {
    id,
    kind: 'rule',
    subject: 'rule apua',
    conversation: 1,
    isPressing: false,
    data: { rule: 'apua' },
    outlets: ['bell', 'desktop'],
    openedAt: NOW,
    told: [],
    toldAt: null,
    endedAt: null,
    tries: 0,
    triedAt: null,
    error: null,
    ...change,
  };
}

function inbox(before: readonly Alert[]) {
  const world = { alerts: [...before], isBusy: false };
  const source = {
    newestAlert: async () => Math.max(0, ...world.alerts.map(({ id }) => id)),
    alertsToShow: async (after: number) => {
      if (world.isBusy) throw new Error('busy');
      return world.alerts.filter(({ id }) => id > after);
    },
  };
  const said: string[] = [];
  const outlets = { ring: () => said.push('ring'), notify: (words: string) => said.push(words) };
  return { world, said, notices: new AlertNotices(source, catalogueOf('en'), outlets) };
}

it('what opens after the inbox did is told once, by the outlets that it names', async () => {
  const { world, said, notices } = inbox([alert(1)]);
  await notices.look();
  await notices.look();
  expect(said).toEqual([]);
  world.alerts.push(
    alert(2),
    alert(3, { outlets: ['desktop'], isPressing: true, kind: 'breach', data: { account: 'x' } }),
  );
  await notices.look();
  expect(said).toEqual(['ring', 'an answer is late on x; 1 more']);
  await notices.look();
  expect(said).toHaveLength(2);
});

it('one that could not be told at first (out of hours, or a busy database) is told later; hostile names are made safe', async () => {
  const { world, said, notices } = inbox([]);
  await notices.look();
  world.alerts.push(alert(5));
  await notices.look();
  world.alerts.unshift(alert(4, { data: { rule: 'a\u001b[2J\u202e' }, outlets: ['desktop'] }));
  world.isBusy = true;
  await notices.look();
  world.isBusy = false;
  await notices.look();
  expect(said.slice(0, 2)).toEqual(['ring', 'rule apua calls']);
  expect(said[2]).toMatch(/^rule a/);
  expect(said[2]).not.toContain('\u001b');
});
