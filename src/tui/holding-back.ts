/** Stops what goes out, and lets it go on: asked, then told. */
import type { App } from '../app.ts';
import { demand } from '../domain/operator.ts';
import type { Pause } from '../domain/pause.ts';
import { scopeWords } from './pause-banner.ts';
import type { Voice } from './spoken.ts';
import type { Tone } from './widgets/line.ts';
import { type Choice, type Question, yesOrNo } from './widgets/prompt.ts';
import { strangerLine } from './widgets/stranger-text.ts';

/** What this needs of the desk. */
interface Hand extends Voice {
  readonly app: Pick<App, 'pause' | 'resume' | 'pauses' | 'operator'>;
  readonly keys: { discard(): void };
  ask(question: Question): Promise<string | null>;
  say(text: string, tone?: Tone): void;
  refresh(): void;
}

/** Pauses everything where nothing is paused, lets it go on where it is; with accounts paused, asks which of both is meant. */
export async function pauseOrResume(hand: Hand): Promise<void> {
  const { spoken } = hand.words;
  const pauses = await hand.app.pauses();
  // what was typed ahead is no answer to a question nobody has read
  hand.keys.discard();
  const all = pauses.find(({ scope }) => scope === 'all');
  if (all !== undefined) return await resume(hand, { accounts: [], title: whoPaused(hand, all) });
  const accounts = pauses.flatMap(({ scope }) =>
    scope.startsWith('account:') ? [scope.slice('account:'.length)] : [],
  );
  if (accounts.length === 0) return await pauseAll(hand);
  const choices: readonly Choice[] = [
    { key: 'e', value: 'all', title: spoken.pauseEverything },
    { key: 'r', value: 'resume', title: spoken.letThemGoOn },
  ];
  const names = strangerLine(accounts.join(', '));
  const answer = await hand.ask({ kind: 'choice', title: spoken.pausedAccounts(names), choices });
  if (answer === 'all') return await pauseAll(hand);
  if (answer === 'resume') return await resume(hand, { accounts, title: spoken.letAccountsGoOn(names) });
}

async function pauseAll(hand: Hand): Promise<void> {
  const { spoken } = hand.words;
  demand(hand.app.operator, 'pause');
  const reason = await hand.ask({ kind: 'text', title: spoken.pauseWhy });
  if (reason === null) return;
  if (reason === '') return hand.say(spoken.pauseNeedsReason, 'bad');
  await hand.app.pause({ accounts: [], reason });
  hand.say(spoken.pausedNow({ pause: hand.keymap.keyFor('everywhere', 'pause') }), 'warn');
  hand.refresh();
}

async function resume(hand: Hand, what: { accounts: readonly string[]; title: string }): Promise<void> {
  const { words, keymap } = hand;
  demand(hand.app.operator, 'resume');
  // the answer to the question before this one is no answer to this one
  hand.keys.discard();
  if ((await hand.ask({ kind: 'choice', title: what.title, choices: yesOrNo(words.desk) })) === null) return;
  const rest = await hand.app.resume({ accounts: what.accounts });
  const still = rest.map(({ scope }) => scopeWords(scope, words.spoken));
  const keys = { outbox: keymap.keyFor('everywhere', 'outbox'), sendDue: keymap.keyFor('outbox', 'sendDue') };
  hand.say(strangerLine(words.spoken.goesOn(still, keys)), 'good');
  hand.refresh();
}

function whoPaused({ words }: Hand, { by, reason }: Pause): string {
  return strangerLine(words.spoken.letEverythingGoOn(by, reason), QUESTION_COLUMNS);
}

/** A reason may be long; the question stays one. */
const QUESTION_COLUMNS = 160;
