import { formatDuration } from '../../domain/duration.ts';
import type { AccountCheck, AccountView } from '../../domain/outcomes.ts';
import { problemWords } from '../../domain/problem-words.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { paint } from './paint.ts';
import { problemJson } from './problem.ts';
import { table } from './table.ts';
import { isoTime } from './times.ts';

/** An account as scripts get it. */
export function accountJson(account: AccountView) {
  const { secrets, ...facts } = account;
  return {
    ...facts,
    checkedAt: isoTime(account.checkedAt),
    expiresAt: isoTime(account.expiresAt),
    secrets: secrets.map(({ name, from, isThere }) => ({ name, from, there: isThere })),
  };
}

/** `account check --json`, one item. */
export function accountCheckJson({ account, identity, problem }: AccountCheck) {
  return {
    account: accountJson(account),
    identity:
      identity === null
        ? null
        : { ...identity, expiresAt: isoTime(identity.expiresAt), resetAt: isoTime(identity.resetAt) },
    error: problem === null ? null : problemJson(problem).error,
  };
}

/** Accounts under headings. */
export function accountsText(
  accounts: readonly AccountView[],
  { width, now }: { readonly width: number | null; readonly now: number },
): string {
  return table(
    accounts,
    [
      { title: 'NAME', cell: ({ name }) => safeLine(name) },
      { title: 'PLATFORM', cell: ({ platform }) => safeLine(platform) },
      { title: 'HANDLE', cell: ({ handle }) => `@${safeLine(handle)}` },
      { title: 'SERVER', cell: ({ baseUrl }) => safeLine(baseUrl ?? '-') },
      { title: 'STREAMS', cell: ({ streams }) => safeLine(streams.join(', ')) },
      { title: 'LOGIN', cell: ({ tokenKind }) => safeLine(tokenKind ?? '-') },
      { title: 'EXPIRES', cell: ({ expiresAt }) => (expiresAt === null ? '-' : countdown(expiresAt, now)) },
      { title: 'MISSING', cell: ({ missing }) => (missing.length === 0 ? '-' : paint.bad(missing.join(', '))) },
    ],
    width,
  );
}

/** What each platform said: a line an account, and below it what it is logged in with and where that comes from. */
export function accountChecksText(
  checks: readonly AccountCheck[],
  { writeTime, now }: { readonly writeTime: (at: number) => string; readonly now: number },
): string {
  return checks
    .map(({ account, identity, problem }) => {
      const name = `${safeLine(account.name)}  ${safeLine(account.platform)}`;
      const places = account.secrets.map(({ name: secret, from }) => `${safeLine(secret)} from ${from}`);
      const below = places.length === 0 ? '' : `\n    ${places.join(', ')}`;
      if (problem !== null) return `${name}  ${paint.bad(problemWords(problem, writeTime).message)}${below}`;
      if (identity === null) return `${name}  not asked`;
      const { expiresAt } = identity;
      const parts = [
        paint.good(`@${safeLine(identity.handle)}`),
        safeLine(identity.url),
        safeLine(identity.tokenKind),
        identity.scopes === null ? '' : `scopes ${safeLine(identity.scopes.join(' '))}`,
        expiresAt === null ? '' : `expires ${writeTime(expiresAt)} (${countdown(expiresAt, now)})`,
        identity.remaining === null ? '' : `${identity.remaining} requests left`,
      ];
      return `${name}  ${parts.filter((part) => part !== '').join('  ')}${below}`;
    })
    .join('\n');
}

function countdown(at: number, now: number): string {
  return at < now ? paint.bad(`${formatDuration(now - at)} ago`) : `in ${formatDuration(at - now)}`;
}
