/** What doctor says of rules, alerts and hand-overs: where they are told, answers that are not there, what could not be told. */
import { UNCERTAIN } from '../../domain/handover.ts';
import type { Diagnosis } from '../../domain/outcomes.ts';
import { RULE_ACTS_PER_HOUR_MAX, RULE_BREAKER_MS } from '../../domain/rule-act.ts';
import { alwaysAsked, answersInReach } from '../../domain/rule-answer.ts';
import { safeLine } from '../../domain/safe-text.ts';
import type { SavedAnswer } from '../../domain/saved-answer.ts';
import type { Rule } from '../../domain/service-settings.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Store } from '../../store/store.ts';

export interface ServiceDoctorNeeds {
  readonly store: { readonly read: Pick<Store['read'], 'alerts' | 'ruleActs' | 'handovers'> };
  readonly settings: Pick<Settings, 'rules' | 'alerts' | 'mail' | 'handover'>;
  /** The saved answers there are. */
  readonly answers: () => Promise<readonly SavedAnswer[]>;
  readonly now: () => number;
}

/** Diagnoses only where something is not fine, or is used at all. */
export async function serviceDiagnoses(needs: ServiceDoctorNeeds): Promise<Diagnosis[]> {
  return [
    ...outlets(needs),
    ...(await answersOfRules(needs)),
    ...(await breaker(needs)),
    ...(await untold(needs)),
    ...(await unknownHandovers(needs)),
  ];
}

function outlets({ settings }: ServiceDoctorNeeds): Diagnosis[] {
  const { alerts, rules, mail, handover } = settings;
  // the settings themselves see to it that each leads somewhere
  const named = new Set([...alerts.to, ...rules.flatMap((rule) => rule.do.notify)]);
  const found: Diagnosis[] = [];
  if (handover.email !== null && mail === null)
    found.push(
      notFine(
        'mail',
        'conversations are to be handed to e-mail, and no server is named',
        'Write mail: { host: …, from: … } in kuulo.yaml.',
      ),
    );
  if (named.size > 0) found.push(fine('alerts', `told by ${[...named].join(', ')}; \`kuulo alerts test\` tries them`));
  return found;
}

/** Answers that rules are to lay ready and never can. */
async function answersOfRules({ settings, answers }: ServiceDoctorNeeds): Promise<Diagnosis[]> {
  const drafting = settings.rules.filter((rule) => rule.do.draft !== null);
  if (drafting.length === 0) return [];
  const saved = await answers();
  return drafting.flatMap((rule) => {
    const reach = answersInReach(saved, rule);
    if (reach.length > 0) return reach.flatMap((answer) => neverReady(rule, answer));
    const { name, do: acts } = rule;
    const words = `rule ${name} lays "${acts.draft}" ready, and there is no such answer`;
    return [notFine('rules', words, `Write answers/${acts.draft}.md, or name another in kuulo.yaml.`)];
  });
}

function neverReady(rule: Rule, answer: SavedAnswer): Diagnosis[] {
  const lays = `rule ${rule.name} lays "${answer.name}" ready`;
  if (answer.problem !== null)
    return [notFine('rules', `${lays}, and it cannot be taken: ${answer.problem}`, `Mend answers/${answer.name}.md.`)];
  const asked = alwaysAsked(answer);
  if (asked.length === 0) return [];
  const words = `${lays}, and it always asks for ${asked.join(', ')}: no draft comes of it`;
  const remedy = `Give each a fallback in answers/${answer.name}.md, or name another answer in kuulo.yaml.`;
  return [notFine('rules', words, remedy)];
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

/** What a process that died left half sent stands as being sent until somebody looks: that is not known either. */
async function unknownHandovers({ store }: ServiceDoctorNeeds): Promise<Diagnosis[]> {
  return (await store.read.handovers.inStatus(UNCERTAIN)).map(({ id, conversation, address }) => ({
    ...notFine(
      `hand-over ${id}`,
      `whether ${safeLine(address)} has the e-mail of conversation ${conversation}, nobody knows`,
      `Ask them. \`kuulo handover done ${id} --outcome T\` if it arrived; \`kuulo handover ${conversation} --email --again\` sends it once more.`,
    ),
    code: 'OUTCOME_UNKNOWN',
  }));
}

function fine(subject: string, words: string): Diagnosis {
  return { subject, isFine: true, words, remedy: null, code: null };
}

function notFine(subject: string, words: string, remedy: string): Diagnosis {
  return { subject, isFine: false, words, remedy, code: 'USAGE' };
}
