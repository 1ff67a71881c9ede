import type { LiveSender } from '../../domain/outcomes.ts';
import type { Pause, PauseScope } from '../../domain/pause.ts';
import { planName } from '../../domain/plan.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { isoTime } from './times.ts';

/** `pause --json`, `resume --json`. */
export function pausesJson(pauses: readonly Pause[]) {
  return { pauses: pauses.map(pauseJson) };
}

/** A pause as scripts get it. */
export function pauseJson({ scope, at, by, reason }: Pause) {
  return { scope, at: isoTime(at), by, reason };
}

/** Who sends, as scripts get it. */
export function senderJson(sender: LiveSender) {
  return { ...sender, since: isoTime(sender.since) };
}

/** What stands paused, a line each, and by which words it goes on. */
export function pauseLine(pause: Pause, writeTime: (at: number) => string): string {
  const why = pause.reason === '' ? '' : `: ${safeLine(pause.reason)}`;
  const { what, resume } = scopeWords(pause.scope);
  return `paused         ${what} ${writeTime(pause.at)} by ${safeLine(pause.by)}${why} (\`${resume}\`)`;
}

/** Who sends right now. */
export function senderLine({ account, operator, login, pid, since }: LiveSender, writeTime: (at: number) => string) {
  const who = operator === login ? safeLine(operator) : `${safeLine(operator)} (login ${safeLine(login)})`;
  return `sending        as ${safeLine(account)} by ${who}, process ${pid}, since ${writeTime(since)}`;
}

function scopeWords(scope: PauseScope): { readonly what: string; readonly resume: string } {
  const [kind, ...rest] = scope.split(':');
  const name = safeLine(rest.join(':'));
  if (kind === 'account') return { what: `account ${name}`, resume: `kuulo resume ${name}` };
  if (kind === 'plan') {
    const plan = planName(Number(name));
    return { what: `plan ${plan}`, resume: `kuulo bulk resume ${plan}` };
  }
  return { what: 'everything', resume: 'kuulo resume' };
}
