/** What doctor says of one account: whether it answers, with what rights, until when, and where its secrets lie. */
import { formatDuration } from '../../domain/duration.ts';
import type { AccountCheck, Diagnosis } from '../../domain/outcomes.ts';
import type { ProblemError } from '../../domain/problem.ts';
import type { SecretPlace } from '../../domain/secret-place.ts';
import type { AccountSettings } from '../../domain/settings.ts';
import type { Platform } from '../../platforms/platform.ts';

export interface AccountDoctorNeeds {
  /** A problem in the words of the edge. */
  readonly wordsOf: (problem: ProblemError) => { words: string; remedy: string };
  readonly platform: (account: AccountSettings) => Promise<Platform>;
  /** Where each value of an account comes from, for us here, and for a job of cron: tried, not guessed. */
  readonly places: (account: AccountSettings, seenBy: 'us' | 'cron') => Promise<readonly SecretPlace[]>;
  readonly environmentName: (account: string, env: string) => string;
  readonly now: () => number;
}

/** A week is time enough to log in again, whoever is on holiday. */
const EXPIRY_WARN_MS = 7 * 24 * 3_600_000;

/** Whether the account answers, how long it will, and whether it may do what `kuulo.yaml` asks of it. */
export async function credentialDiagnoses(
  needs: Pick<AccountDoctorNeeds, 'wordsOf' | 'platform' | 'now'>,
  account: AccountSettings,
  check: AccountCheck,
): Promise<Diagnosis[]> {
  const subject = `account ${account.name}`;
  if (check.problem !== null) {
    const { words, remedy } = needs.wordsOf(check.problem);
    return [{ subject, isFine: false, words, remedy, code: check.problem.code }];
  }
  const platform = await needs.platform(account);
  const handle = check.identity?.handle ?? account.handle;
  const kind = check.identity?.tokenKind ?? check.account.tokenKind;
  const words = `@${handle} answers${kind === null ? '' : ` (${kind})`}`;
  const troubles = [
    ...expiry(needs, account, check),
    ...missingScopes(platform, account, check),
    ...unknownFeatures(platform, account),
  ];
  return [
    { subject, isFine: true, words, remedy: null, code: null },
    ...troubles.map((trouble) => ({ subject, isFine: false, ...trouble })),
  ];
}

/** Where the account's secrets lie, and whether a job of cron finds them there. */
export async function secretDiagnoses(
  needs: Pick<AccountDoctorNeeds, 'places' | 'environmentName'>,
  account: AccountSettings,
): Promise<Diagnosis[]> {
  const subject = `secrets ${account.name}`;
  const ours = (await needs.places(account, 'us').catch(() => [])).filter(({ from }) => from !== null);
  // that there are none is told with the account
  if (ours.length === 0) return [];
  const atCron = new Map((await needs.places(account, 'cron')).map((place) => [place.name, place]));
  const nameOf = ({ name, env }: SecretPlace) => (env === null ? name : needs.environmentName(account.name, env));
  const hidden = ours.filter(({ name }) => atCron.get(name)?.isThere !== true);
  const seen = ours.filter((place) => !hidden.includes(place));
  const told = seen.map((place) => `${nameOf(place)} from ${place.from}`).join(', ');
  return [
    ...(seen.length === 0 ? [] : [{ subject, isFine: true, words: `${told}; cron sees it`, remedy: null, code: null }]),
    ...hidden.map((place): Diagnosis => {
      const words = `${nameOf(place)} is in ${WHERE[place.from ?? 'keyring']}; cron does not see it`;
      return { subject, isFine: false, words, remedy: remedyFor(place, account), code: 'CREDENTIALS_MISSING' };
    }),
  ];
}

const WHERE = {
  environment: 'the environment of this shell only',
  keyring: 'the keyring of this session',
  '.env': '.env',
  'credentials.json': 'credentials.json',
} as const;

function remedyFor({ from }: SecretPlace, { name }: AccountSettings): string {
  return from === 'environment'
    ? 'Put it into the workspace’s .env (0600), or into credentials.json with `kuulo account login`.'
    : `If kuulo runs by cron, log in with \`kuulo account login ${name}\` without --keyring: that keeps it in credentials.json (0600).`;
}

type Trouble = Pick<Diagnosis, 'words' | 'remedy' | 'code'>;

function expiry({ now }: Pick<AccountDoctorNeeds, 'now'>, { name }: AccountSettings, check: AccountCheck): Trouble[] {
  const expiresAt = check.identity?.expiresAt ?? null;
  if (expiresAt === null || expiresAt - now() >= EXPIRY_WARN_MS) return [];
  const leftMs = expiresAt - now();
  const words =
    leftMs < 0
      ? `its credential expired ${formatDuration(leftMs)} ago`
      : `its credential expires within 7 days, in ${formatDuration(leftMs)}`;
  return [{ words, remedy: `Run \`kuulo account login ${name}\` before that.`, code: 'AUTH_FAILED' }];
}

function missingScopes({ scopes, title }: Platform, account: AccountSettings, check: AccountCheck): Trouble[] {
  const granted = check.identity?.scopes ?? null;
  if (granted === null || scopes === undefined) return [];
  const troubles: Trouble[] = [];
  for (const { kind } of account.streams) {
    const lacking = (scopes[kind] ?? []).filter((wanted) => !granted.some((scope) => covers(scope, wanted)));
    if (lacking.length === 0) continue;
    const words = `${title} did not grant ${lacking.join(', ')}, which ${kind} needs`;
    const remedy = `Run \`kuulo account login ${account.name}\` and say yes to it, or take ${kind} out of its streams.`;
    troubles.push({ words, remedy, code: 'AUTH_FAILED' });
  }
  return troubles;
}

function covers(granted: string, wanted: string): boolean {
  return granted === wanted || wanted.startsWith(`${granted}:`);
}

function unknownFeatures({ title, features }: Platform, account: AccountSettings): Trouble[] {
  const unknown = account.features.filter((feature) => !features.includes(feature));
  if (unknown.length === 0) return [];
  const remedy = features.length === 0 ? 'Take features out of kuulo.yaml.' : `It knows ${features.join(', ')}.`;
  return [{ words: `${title} knows no feature ${unknown.join(', ')}`, remedy, code: 'CONFIG_INVALID' }];
}
