/** What doctor says of rules and alerts: outlets that lead nowhere, answers that are not there, what could not be told. */
import type { Diagnosis } from '../../domain/outcomes.ts';
import { RULE_ACTS_PER_HOUR_MAX, RULE_BREAKER_MS } from '../../domain/rule-act.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Store } from '../../store/store.ts';

export interface ServiceDoctorNeeds {
  readonly store: { readonly read: Pick<Store['read'], 'alerts' | 'ruleActs'> };
  readonly settings: Pick<Settings, 'rules' | 'alerts' | 'mail' | 'handover'>;
  /** Names of the saved answers there are. */
  readonly answerNames: () => Promise<readonly string[]>;
  readonly now: () => number;
}

/** Diagnoses only where something is not fine, or is used at all. */
export async function serviceDiagnoses(needs: ServiceDoctorNeeds): Promise<Diagnosis[]> {
  return [...outlets(needs), ...(await answers(needs)), ...(await breaker(needs)), ...(await untold(needs))];
}

function outlets({ settings }: ServiceDoctorNeeds): Diagnosis[] {
  const { alerts, rules, mail, handover } = settings;
  const named = new Set([...alerts.to, ...rules.flatMap((rule) => rule.do.notify)]);
  const found: Diagnosis[] = [];
  if (named.has('webhook') && alerts.webhook === null)
    found.push(
      notFine(
        'alerts',
        'a webhook is to be told, and none is named',
        'Write alerts: { webhook: https://… } in kuulo.yaml.',
      ),
    );
  if (named.has('email') && alerts.email === null)
    found.push(
      notFine('alerts', 'e-mail is to be told, and no address is named', 'Write alerts: { email: … } in kuulo.yaml.'),
    );
  if ((named.has('email') || handover.email !== null) && mail === null)
    found.push(
      notFine(
        'mail',
        'e-mails are to be sent, and no server is named',
        'Write mail: { host: …, from: … } in kuulo.yaml.',
      ),
    );
  const isUsed = named.size > 0 && found.length === 0;
  return isUsed ? [fine('alerts', `told by ${[...named].join(', ')}; \`kuulo alerts test\` tries them`)] : found;
}

/** A rule's answer is its name, or the beginning of one for each language: `refund` is also `refund-fi`. */
async function answers({ settings, answerNames }: ServiceDoctorNeeds): Promise<Diagnosis[]> {
  const wanted = settings.rules.flatMap((rule) =>
    rule.do.draft === null ? [] : [{ rule: rule.name, name: rule.do.draft }],
  );
  if (wanted.length === 0) return [];
  const names = await answerNames();
  return wanted
    .filter(({ name }) => !names.some((one) => one === name || one.startsWith(`${name}-`)))
    .map(({ rule, name }) =>
      notFine(
        'rules',
        `rule ${rule} lays "${name}" ready, and there is no such answer`,
        `Write answers/${name}.md, or name another in kuulo.yaml.`,
      ),
    );
}

async function breaker({ store, now }: ServiceDoctorNeeds): Promise<Diagnosis[]> {
  const acts = await store.read.ruleActs.countSince(now() - RULE_BREAKER_MS);
  if (acts < RULE_ACTS_PER_HOUR_MAX) return [];
  const words = `rules acted ${acts} times in an hour: no more drafts are laid ready until it is quieter`;
  return [notFine('rules', words, 'See what set them off: `kuulo rules test --since 1h`.')];
}

async function untold({ store }: ServiceDoctorNeeds): Promise<Diagnosis[]> {
  const { failing } = await store.read.alerts.counts();
  if (failing === 0) return [];
  const words = `${failing} ${failing === 1 ? 'alert' : 'alerts'} could not be told so far`;
  return [notFine('alerts', words, '`kuulo alerts` says why; `kuulo alerts test` tries again.')];
}

function fine(subject: string, words: string): Diagnosis {
  return { subject, isFine: true, words, remedy: null, code: null };
}

function notFine(subject: string, words: string, remedy: string): Diagnosis {
  return { subject, isFine: false, words, remedy, code: 'USAGE' };
}
