/** Stops what goes out, and lets it go on: asked, then told. */
import type { App } from '../app.ts';
import { demand } from '../domain/operator.ts';
import type { Pause } from '../domain/pause.ts';
import { scopeWords } from './pause-banner.ts';
import type { Tone } from './widgets/line.ts';
import { type Choice, type Question, YES } from './widgets/prompt.ts';
import { strangerLine } from './widgets/stranger-text.ts';

/** What this needs of the desk. */
interface Hand {
  readonly app: Pick<App, 'pause' | 'resume' | 'pauses' | 'operator'>;
  readonly keys: { discard(): void };
  ask(question: Question): Promise<string | null>;
  say(text: string, tone?: Tone): void;
  refresh(): void;
}

/** Pauses everything where nothing is paused, lets it go on where it is; with accounts paused, asks which of both is meant. */
export async function pauseOrResume(hand: Hand): Promise<void> {
  const pauses = await hand.app.pauses();
  // what was typed ahead is no answer to a question nobody has read
  hand.keys.discard();
  const all = pauses.find(({ scope }) => scope === 'all');
  if (all !== undefined) return await resume(hand, { accounts: [], title: `Let everything go on? ${whoPaused(all)}` });
  const accounts = pauses.flatMap(({ scope }) =>
    scope.startsWith('account:') ? [scope.slice('account:'.length)] : [],
  );
  if (accounts.length === 0) return await pauseAll(hand);
  const choices: readonly Choice[] = [
    { key: 'e', value: 'all', title: 'pause everything' },
    { key: 'r', value: 'resume', title: 'let them go on' },
  ];
  const title = `Paused: ${strangerLine(accounts.join(', '))}.`;
  const answer = await hand.ask({ kind: 'choice', title, choices });
  if (answer === 'all') return await pauseAll(hand);
  if (answer === 'resume')
    return await resume(hand, { accounts, title: `Let ${strangerLine(accounts.join(', '))} go on?` });
}

async function pauseAll(hand: Hand): Promise<void> {
  demand(hand.app.operator, 'pause');
  const reason = await hand.ask({ kind: 'text', title: 'Pause EVERYTHING that goes out; why' });
  if (reason === null) return;
  if (reason === '') return hand.say('Not paused: colleagues need a reason.', 'bad');
  await hand.app.pause({ accounts: [], reason });
  hand.say('Paused: nothing goes out until an approver lets it go on (P).', 'warn');
  hand.refresh();
}

async function resume(hand: Hand, what: { accounts: readonly string[]; title: string }): Promise<void> {
  demand(hand.app.operator, 'resume');
  if ((await hand.ask({ kind: 'choice', title: what.title, choices: YES })) === null) return;
  const rest = await hand.app.resume({ accounts: what.accounts });
  const still = rest.length === 0 ? '' : ` Still paused: ${rest.map(({ scope }) => scopeWords(scope)).join(', ')}.`;
  hand.say(strangerLine(`It goes on; S in the outbox (O) sends what is due.${still}`), 'good');
  hand.refresh();
}

function whoPaused({ by, reason }: Pause): string {
  return strangerLine(`${by} paused it${reason === '' ? '' : `: ${reason}`}.`, 120);
}
