import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import type { FollowUp } from '../../src/domain/follow-up.ts';
import type { Brand } from '../support/brand.ts';
import { approved, changeSettings, codeOf, newCustomer, openQuietOffice, sql } from './office.ts';

const FOLLOW_UP: FollowUp = {
  id: 1,
  conversation: 1,
  contact: { id: 1, remoteId: '1', handle: 'maija', name: 'Maija', url: null },
  platform: 'mastodon',
  account: 'masto',
  dueAt: 1,
  words: 'soita',
  author: 'aino',
  createdAt: 1,
  status: 'open',
  keptAt: null,
  brokenAt: null,
  reply: null,
  quote: null,
  reason: null,
  moves: 0,
};

const ACTS = {
  draft: (app: App, at: Places) => app.draft(at.conversation, { text: 'Hei! Katsomme asiaa.' }),
  note: (app: App, at: Places) => app.note(at.conversation, 'soitettu'),
  submit: (app: App, at: Places) => app.submit(at.draft),
  close: (app: App, at: Places) => app.close([at.other]),
  label: (app: App, at: Places) => app.label([at.other], { add: ['vip'] }),
  assign: (app: App, at: Places) => app.assign([at.other], 'aino'),
  snooze: (app: App, at: Places) => app.snooze([at.other], app.now() + 60_000, null),
  correct: (app: App, at: Places) => app.correct(at.other, { urgency: 'low' }),
  uncorrect: (app: App, at: Places) => app.uncorrect(at.other),
  putBack: async (app: App, at: Places) =>
    app.putBack([{ was: (await app.show(at.other)).conversation, ours: { status: 'open' } }]),
  putBackClaims: (app: App, at: Places) => app.putBackClaims([{ conversation: at.other, was: null, ours: null }]),
  removeNote: (app: App) => app.removeNote(1),
  followUp: (app: App, at: Places) => app.followUp(at.other, { dueAt: app.now() + 60_000, words: 'soita' }),
  keepFollowUp: (app: App) => app.keepFollowUp(1),
  moveFollowUp: (app: App) => app.moveFollowUp(1, { dueAt: app.now() + 90_000, reason: 'kiire' }),
  turnFollowUp: (app: App) => app.turnFollowUp(FOLLOW_UP, 'kept'),
  undoFollowUp: (app: App) => app.undoFollowUp(FOLLOW_UP, null),
  followUps: (app: App) => app.followUps({ isAll: true }),
  person: async (app: App, at: Places) => app.person((await app.show(at.other)).conversation.contact.id),
  labels: (app: App) => app.labels(),
  send: (app: App) => app.send(),
  settle: (app: App) => app.settle(),
  dryRun: (app: App) => app.send({ isDryRun: true }),
  approve: (app: App, at: Places) => app.approve(at.draft),
  reject: (app: App, at: Places) => app.reject(at.submitted, 'ei näin'),
  settleByWord: (app: App, at: Places) => app.settleByWord(at.submitted, 'notSent'),
  moderate: (app: App, at: Places) => app.moderate(at.message, 'hide'),
  list: (app: App) => app.list({}),
  show: (app: App, at: Places) => app.show(at.conversation),
  report: (app: App) => app.report({ since: 0, until: 1, by: 'day' }),
} as const;

type Act = keyof typeof ACTS;

interface Places {
  readonly conversation: number;
  readonly other: number;
  readonly draft: number;
  readonly submitted: number;
  readonly message: number;
}

const READING: readonly Act[] = ['list', 'show', 'report', 'followUps', 'person', 'labels'];
const TRAINEE: readonly Act[] = [...READING, 'draft', 'note', 'removeNote'];
const SENDING: readonly Act[] = ['send', 'settle', 'dryRun'];
const AGENT: readonly Act[] = [
  ...TRAINEE,
  ...SENDING,
  'submit',
  'close',
  'label',
  'assign',
  'snooze',
  'correct',
  'uncorrect',
  'putBack',
  'putBackClaims',
  'followUp',
  'keepFollowUp',
  'moveFollowUp',
  'turnFollowUp',
  'undoFollowUp',
  'moderate',
];
const APPROVER: readonly Act[] = [...AGENT, 'approve', 'reject', 'settleByWord'];

const MAY: Readonly<Record<string, readonly Act[]>> = {
  viewer: READING,
  trainee: TRAINEE,
  agent: AGENT,
  approver: APPROVER,
  system: [...READING, ...SENDING],
};

async function appFor(brand: Brand, role: string): Promise<App> {
  if (role !== 'system') return await brand.as(`one-${role}`);
  const variables = { ...process.env, KUULO_OPERATOR: '' };
  return await openApp(await loadConfig({ workspace: brand.sandbox.workspace, variables }));
}

describe.each(Object.keys(MAY))('%s', (role) => {
  const outcome = new Map<Act, string>();

  beforeAll(async () => {
    const office = await openQuietOffice();
    const one = await newCustomer(office, 'mastodon');
    const other = await newCustomer(office, 'mastodon');
    const draft = await office.aino.draft(one.id, { text: 'Hei! Selvitämme.' });
    const submitted = await office.aino.draft(other.id, { text: 'Hei! Selvitämme.' });
    await office.aino.submit(submitted.id);
    const roles = ['viewer', 'trainee', 'agent', 'approver'].map((name) => `  - { name: one-${name}, role: ${name} }`);
    changeSettings(office.brand, 'operators:\n', `operators:\n${roles.join('\n')}\n`);
    const app = await appFor(office.brand, role);
    expect(app.operator.role).toBe(role);
    const [message] = (await office.aino.show(one.id)).thread;
    const at = {
      message: message?.id ?? 0,
      conversation: one.id,
      other: other.id,
      draft: draft.id,
      submitted: submitted.id,
    };
    for (const act of Object.keys(ACTS) as Act[]) outcome.set(act, await codeOf(ACTS[act](app, at)));
    await app.end();
  });

  it.each(Object.keys(ACTS) as Act[])('%s', (act) => {
    const isAllowed = MAY[role]?.includes(act);
    // what is allowed may still meet a reply in another state; it is never a question of the role
    if (isAllowed) expect(outcome.get(act)).not.toBe('NOT_PERMITTED');
    else expect(outcome.get(act)).toBe('NOT_PERMITTED');
  });
});

it.each(['viewer', 'trainee'])('%s holds nothing back in an outbox that is in doubt', async (role) => {
  const office = await openQuietOffice();
  await approved(office, (await newCustomer(office, 'x')).id, 'Hei! Tämä lähtee.');
  expect((await office.ville.send()).items.map((item) => item.reply.status)).toEqual(['sent']);
  const { id } = await approved(office, (await newCustomer(office, 'mastodon')).id, 'Hei! Selvitämme.');
  sql(office.brand, "update replies set status = 'queued' where id = ?", id);
  sql(office.brand, "update counters set value = 1 where name = 'reply:queued'");
  changeSettings(office.brand, 'operators:\n', `operators:\n  - { name: one-${role}, role: ${role} }\n`);
  // nothing outside the database says any more that it is the one that sends
  rmSync(join(office.brand.sandbox.workspace, 'state', 'kuulo'), { recursive: true });
  const app = await appFor(office.brand, role);
  const asked = [{}, { replies: [id] }, { replies: [id], isAdditional: true }, { isDryRun: true }];
  for (const one of asked) expect(await codeOf(app.send(one))).toBe('NOT_PERMITTED');
  expect(await codeOf(app.settle())).toBe('NOT_PERMITTED');
  expect((await app.reply(id)).status).toBe('queued');
  expect(sql(office.brand, "select kind from events where kind = 'reply.held'")).toEqual([]);
  // whoever may send finds it as it was left, and holds it
  const { settled } = await office.ville.send();
  expect(settled.map((item) => [item.reply.id, item.reply.status])).toEqual([[id, 'held']]);
});
