import { parseDuration } from '../../domain/duration.ts';
import type { StatusView } from '../../domain/outcomes.ts';
import { safeLine } from '../../domain/safe-text.ts';
import type { AccountSettings } from '../../domain/settings.ts';
import type { StreamState } from '../../domain/stored.ts';
import { streamName } from '../../domain/stream.ts';
import { pauseJson, pauseLine } from './held-back.ts';
import type { Pen } from './pen.ts';
import { agoWords, isoTime } from './times.ts';

/** When a stream counts as stale, and what is asked to be heard. */
export interface Listening {
  readonly accounts: readonly AccountSettings[];
  readonly now: number;
  readonly maxAgeMs: number;
}

/** A stream that was not heard for this long is stale, unless `--max-age` says otherwise. */
const MAX_AGE_MS = 2 * 3_600_000;

/** `--max-age` in milliseconds, its default when absent, or null when it is no duration. */
export function readMaxAge(written: string | undefined): number | null {
  return written === undefined ? MAX_AGE_MS : parseDuration(written);
}

/** What `status` tells: every stream that is listened to, heard or not, and what waits. */
export interface Standing {
  readonly view: StatusView;
  readonly streams: readonly (StreamState & { readonly isStale: boolean })[];
  readonly now: number;
}

/** Joins what was heard with what should be. */
export function standingOf(view: StatusView, listening: Listening): Standing {
  const streams = listening.accounts.flatMap((account) =>
    account.streams.map((stream) => {
      const name = streamName(stream);
      const state = view.streams.find((one) => one.account === account.name && one.stream === name);
      const heardAt = state?.lastHeardAt ?? null;
      const isStale = heardAt === null || listening.now - heardAt > listening.maxAgeMs;
      return { ...(state ?? neverHeard(account.name, name)), isStale };
    }),
  );
  return { view, streams, now: listening.now };
}

/** `status --json`. */
export function statusJson({ view, streams }: Standing) {
  return {
    conversations: view.conversations,
    replies: view.replies,
    unreadable: view.unreadable,
    pauses: view.pauses.map(pauseJson),
    promises: view.promises,
    alerts: view.alerts ?? { standing: 0, pressing: 0, failing: 0 },
    handovers: { unknown: view.unknownHandovers ?? 0 },
    streams: streams.map(({ cursor: _, ...state }) => ({
      ...state,
      notBefore: isoTime(state.notBefore),
      lastTryAt: isoTime(state.lastTryAt),
      lastHeardAt: isoTime(state.lastHeardAt),
      lastNewAt: isoTime(state.lastNewAt),
    })),
    stale: streams.filter(({ isStale }) => isStale).map(({ account, stream }) => ({ account, stream })),
  };
}

/** The status for people, on one screen. */
export function statusText({ view, streams, now }: Standing, pen: Pen): string {
  const rows = pen.table(streams, [
    { title: 'ACCOUNT', cell: ({ account }) => safeLine(account) },
    { title: 'STREAM', cell: ({ stream }) => safeLine(stream) },
    { title: 'HEARD', cell: (state) => heardWords(state, now, pen) },
    { title: 'NEWEST', cell: ({ lastNewAt }) => (lastNewAt === null ? '-' : agoWords(lastNewAt, now)) },
    { title: '', cell: ({ lastError }) => (lastError === null ? '' : pen.bad(safeLine(lastError.code))) },
  ]);
  return [
    streams.length === 0 ? 'No account is listened to. Add one with `kuulo account add`.' : rows,
    `conversations  ${counts(view.conversations)}`,
    `replies        ${counts(view.replies) || 'none'}`,
    ...promised(view, pen),
    ...stuck(view).map((line) => pen.warning(line)),
    ...alertLines(view).map((line) => pen.warning(line)),
    ...view.pauses.map((pause) => pen.bad(pauseLine(pause, (at) => agoWords(at, now)))),
    ...(view.unreadable === 0 ? [] : [pen.warning(`unreadable     ${view.unreadable} kept raw; see \`kuulo doctor\``)]),
  ].join('\n');
}

/** What we owe people; nothing where we owe nothing. */
function promised({ promises: { open, overdue, toConfirm } }: StatusView, pen: Pen): string[] {
  const late = overdue === 0 ? '' : `, ${pen.bad(`${overdue} OVERDUE`)}`;
  return [
    ...(open === 0 ? [] : [`promises       ${open} to keep${late}`]),
    ...(toConfirm === 0 ? [] : [pen.warning(`to confirm     ${toConfirm} found in replies; see \`kuulo promises\``)]),
  ];
}

/** Replies and hand-overs that wait for a look or for a person's word. */
function stuck({ replies, unknownHandovers = 0 }: StatusView): string[] {
  const held = replies.held ?? 0;
  const unknown = replies.unknown ?? 0;
  return [
    ...(unknown === 0 ? [] : [`unknown        ${unknown} may be public; \`kuulo outbox\` says which`]),
    ...(unknownHandovers === 0
      ? []
      : [`hand-overs     ${unknownHandovers} may have arrived; \`kuulo handover list\` says which`]),
    ...(held === 0 ? [] : [`held           ${held} after a restore or a copy; \`kuulo outbox settle\` looks them up`]),
  ];
}

/** What stands, and what nobody could be told of. */
function alertLines({ alerts }: StatusView): string[] {
  if (alerts === undefined || (alerts.standing === 0 && alerts.failing === 0)) return [];
  const pressing = alerts.pressing === 0 ? '' : `, ${alerts.pressing} of them pressing`;
  const failing = alerts.failing === 0 ? '' : `; ${alerts.failing} could not be told so far`;
  return [`alerts         ${alerts.standing}${pressing}${failing}; see \`kuulo alerts\``];
}

/** `--check`: 7 when a stream is stale. */
export function statusExitCode({ streams }: Standing): 0 | 7 {
  return streams.some(({ isStale }) => isStale) ? 7 : 0;
}

function heardWords(state: StreamState & { readonly isStale: boolean }, now: number, pen: Pen): string {
  const heard = state.lastHeardAt === null ? 'never' : agoWords(state.lastHeardAt, now);
  return state.isStale ? pen.warning(`${heard} (stale)`) : heard;
}

function counts(numbers: Readonly<Record<string, number>>): string {
  return Object.entries(numbers)
    .filter(([name, count]) => count > 0 || name === 'open')
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
}

function neverHeard(account: string, stream: string): StreamState {
  return {
    account,
    stream,
    cursor: null,
    notBefore: null,
    lastTryAt: null,
    lastHeardAt: null,
    lastNewAt: null,
    lastError: null,
  };
}
