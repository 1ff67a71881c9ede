import type { AccountCheck, AccountView } from '../../domain/outcomes.ts';
import { problemWords } from '../../domain/problem-words.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { paint } from './paint.ts';
import { problemJson } from './problem.ts';
import { table } from './table.ts';
import { isoTime } from './times.ts';

/** An account as scripts get it. */
export function accountJson(account: AccountView) {
  return { ...account, checkedAt: isoTime(account.checkedAt) };
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
export function accountsText(accounts: readonly AccountView[], width: number | null): string {
  return table(
    accounts,
    [
      { title: 'NAME', cell: ({ name }) => safeLine(name) },
      { title: 'PLATFORM', cell: ({ platform }) => safeLine(platform) },
      { title: 'HANDLE', cell: ({ handle }) => `@${safeLine(handle)}` },
      { title: 'SERVER', cell: ({ baseUrl }) => safeLine(baseUrl ?? '-') },
      { title: 'STREAMS', cell: ({ streams }) => safeLine(streams.join(', ')) },
      { title: 'MISSING', cell: ({ missing }) => (missing.length === 0 ? '-' : paint.bad(missing.join(', '))) },
    ],
    width,
  );
}

/** What each platform said, a line an account. */
export function accountChecksText(checks: readonly AccountCheck[], writeTime: (at: number) => string): string {
  return checks
    .map(({ account, identity, problem }) => {
      const name = `${safeLine(account.name)}  ${safeLine(account.platform)}`;
      if (problem !== null) return `${name}  ${paint.bad(problemWords(problem, writeTime).message)}`;
      if (identity === null) return `${name}  not asked`;
      const parts = [
        paint.good(`@${safeLine(identity.handle)}`),
        safeLine(identity.url),
        identity.scopes === null ? '' : `scopes ${safeLine(identity.scopes.join(' '))}`,
        identity.expiresAt === null ? '' : `expires ${writeTime(identity.expiresAt)}`,
        identity.remaining === null ? '' : `${identity.remaining} requests left`,
      ];
      return `${name}  ${parts.filter((part) => part !== '').join('  ')}`;
    })
    .join('\n');
}
