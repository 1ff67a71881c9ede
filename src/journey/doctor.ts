/**
 * Doctor: everything that could stop the work, each with a remedy.
 * Takes: the database, the accounts, the streams and the outbox. Leaves: nothing; it only looks.
 * The rule that matters most: it is fine only if nothing would stop the work.
 */
import type { AccountCheck, Diagnosis } from '../domain/outcomes.ts';
import type { AccountSettings } from '../domain/settings.ts';
import type { StreamState } from '../domain/stored.ts';
import { CHANGES } from '../domain/stream.ts';
import type { Store } from '../store/store.ts';
import { type AccountDoctorNeeds, credentialDiagnoses, secretDiagnoses } from './doctor/accounts.ts';
import { outboxDiagnoses } from './doctor/outbox.ts';
import { type ServiceDoctorNeeds, serviceDiagnoses } from './doctor/service.ts';

export interface DoctorNeeds extends AccountDoctorNeeds, ServiceDoctorNeeds {
  readonly store: Store;
  readonly checkAccounts: (accounts: readonly AccountSettings[]) => Promise<AccountCheck[]>;
  readonly accounts: readonly AccountSettings[];
}

const SKEW_WARN_MS = 30_000;
const STALE_MS = 24 * 3_600_000;

/** Looks at everything; each diagnosis says what it saw and, where it is not fine, what to do. */
export async function doctor(needs: DoctorNeeds): Promise<Diagnosis[]> {
  return [
    await databaseDiagnosis(needs),
    ...accountCount(needs),
    ...(await accountDiagnoses(needs)),
    ...(await needs.store.read.streams.all()).flatMap((state) => streamDiagnosis(needs, state)),
    ...(await unreadableDiagnosis(needs)),
    ...(await outboxDiagnoses(needs)),
    ...(await serviceDiagnoses(needs)),
  ];
}

async function databaseDiagnosis(needs: DoctorNeeds): Promise<Diagnosis> {
  const { file, schema, isSound, words } = await needs.store.inspect();
  return {
    subject: 'database',
    isFine: isSound,
    words: isSound ? `${file}: sound, schema ${schema}` : `${file}: ${words}`,
    remedy: isSound ? null : 'Stop kuulo, keep a copy of the file, and restore the newest good backup.',
    code: isSound ? null : 'DATABASE_INVALID',
  };
}

function accountCount(needs: DoctorNeeds): Diagnosis[] {
  if (needs.accounts.length > 0) return [];
  const remedy = 'Add one with `kuulo account add`.';
  return [{ subject: 'accounts', isFine: false, words: 'No account in kuulo.yaml.', remedy, code: 'USAGE' }];
}

async function accountDiagnoses(needs: DoctorNeeds): Promise<Diagnosis[]> {
  const checks = await needs.checkAccounts(needs.accounts);
  const diagnoses: Diagnosis[] = [];
  for (const [index, account] of needs.accounts.entries()) {
    const check = checks[index];
    if (check === undefined) continue;
    diagnoses.push(...(await credentialDiagnoses(needs, account, check)), ...(await secretDiagnoses(needs, account)));
  }
  return diagnoses;
}

function streamDiagnosis(needs: DoctorNeeds, state: StreamState): Diagnosis[] {
  const subject = `stream ${state.account} ${state.stream}`;
  if (state.lastError?.code === 'THROTTLED') {
    const isWaiting = state.notBefore !== null && state.notBefore > needs.now();
    const until = state.notBefore === null ? '' : ` until ${new Date(state.notBefore).toISOString()}`;
    const words = isWaiting ? `the platform asks to wait${until}` : 'the platform asked to wait; the time is over';
    return [{ subject, isFine: true, words, remedy: null, code: null }];
  }
  if (state.lastError !== null) {
    const words = `last poll failed: ${state.lastError.message}`;
    return [{ subject, isFine: false, words, remedy: 'Run `kuulo poll` and see what it says.', code: 'PLATFORM_DOWN' }];
  }
  // no stream, only a look at what is known: it has no age
  if (state.stream === CHANGES) return [];
  const agoMs = needs.now() - (state.lastHeardAt ?? 0);
  if (agoMs > STALE_MS) {
    const remedy = 'Is cron running `kuulo poll`?';
    return [
      {
        subject,
        isFine: false,
        words: `not heard for ${Math.round(agoMs / 3_600_000)} h`,
        remedy,
        code: 'PLATFORM_DOWN',
      },
    ];
  }
  if (state.lastHeardAt !== null && state.lastHeardAt - needs.now() > SKEW_WARN_MS) {
    const remedy = "Set this machine's clock.";
    return [{ subject, isFine: false, words: 'heard in the future: the clock was moved', remedy, code: 'UNEXPECTED' }];
  }
  return [{ subject, isFine: true, words: 'heard', remedy: null, code: null }];
}

async function unreadableDiagnosis(needs: DoctorNeeds): Promise<Diagnosis[]> {
  const count = await needs.store.read.streams.unreadableCount();
  if (count === 0) return [];
  const words = `${count} ${count === 1 ? 'item' : 'items'} could not be read; ${count === 1 ? 'it is' : 'they are'} kept raw`;
  return [{ subject: 'items', isFine: false, words, remedy: 'Update kuulo; report the item.', code: 'UNEXPECTED' }];
}
