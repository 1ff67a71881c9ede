import type { Finding } from '../domain/eligibility.ts';
import type { GuardRule, GuardSettings, GuardSeverity } from '../domain/service-settings.ts';
import { judgeApology } from './apology.ts';
import { judgeBlame } from './blame.ts';
import { judgeCold } from './cold.ts';
import type { AnsweredCustomer, GuardedDraft, JudgedDraft } from './draft.ts';
import { findHiddenCharacters } from './hidden-characters.ts';
import { judgeGreeting, judgeSignature } from './house-style.ts';
import { judgeJargon } from './jargon.ts';
import { judgeLanguage } from './language.ts';
import { findEmpty, findTooLong } from './length.ts';
import { judgeLink } from './link.ts';
import { type Matter, matterOf, NO_MATTER } from './matter.ts';
import { judgeName } from './name.ts';
import { judgeNextStep } from './next-step.ts';
import { findPersonalData } from './personal-data.ts';
import { findPlaceholders } from './placeholder.ts';
import { judgePrivateMatter } from './private-matter.ts';
import { judgePromise } from './promise.ts';
import { reading } from './reading.ts';
import type { Judge, Remark } from './remark.ts';
import { judgeRepetition } from './repetition.ts';
import { judgeSecret } from './secret.ts';
import { judgeShouting } from './shouting.ts';

/** How grave each rule is as kuulo comes: only what must never go out stops a reply. */
export const SEVERITIES: Readonly<Record<GuardRule, GuardSeverity>> = {
  empty: 'block',
  'too-long': 'block',
  placeholder: 'block',
  'hidden-characters': 'block',
  'personal-data': 'block',
  secret: 'block',
  promise: 'warn',
  blame: 'warn',
  jargon: 'hint',
  apology: 'warn',
  'next-step': 'hint',
  cold: 'warn',
  shouting: 'warn',
  language: 'warn',
  name: 'warn',
  greeting: 'warn',
  signature: 'warn',
  link: 'warn',
  repetition: 'hint',
  'private-matter': 'warn',
};

const NO_STYLE: GuardSettings = {
  rules: {},
  links: [],
  isGreetingWanted: false,
  signature: '',
  orderNumbers: [],
  ownNumbers: [],
  jargon: [],
};

const TONE: Readonly<Partial<Record<GuardRule, Judge>>> = {
  secret: judgeSecret,
  promise: judgePromise,
  blame: judgeBlame,
  jargon: judgeJargon,
  apology: judgeApology,
  'next-step': judgeNextStep,
  cold: judgeCold,
  shouting: judgeShouting,
  language: judgeLanguage,
  name: judgeName,
  greeting: judgeGreeting,
  signature: judgeSignature,
  link: judgeLink,
  repetition: judgeRepetition,
  'private-matter': judgePrivateMatter,
};

/**
 * What speaks against a draft, by all of GUARD_RULES, in the order of the text. Rules that need to know the customer, the
 * platform or our other replies are silent where those are not given. `words` is always `text.slice(start, end)`; what is
 * said of the whole text marks none of it. No finding means that no rule objects, not that the answer is good. Never throws.
 */
export function guard(draft: GuardedDraft): Finding[] {
  const settings = { ...NO_STYLE, ...draft.settings };
  const gravity = (rule: GuardRule): GuardSeverity => severityOf(rule, settings);
  const empty = findEmpty(draft.text);
  if (empty !== null) return [empty];
  const stops = [
    ...(gravity('placeholder') === 'off' ? [] : findPlaceholders(draft.text)),
    ...(gravity('personal-data') === 'off' || draft.visibility !== 'public'
      ? []
      : findPersonalData(draft.text, settings)),
    ...(gravity('hidden-characters') === 'off' ? [] : findHiddenCharacters(draft.text)),
    ...findTooLong(draft.text, draft.measure ?? null),
  ];
  const judged = judgedDraft(draft, settings);
  const remarks = Object.entries(TONE).flatMap(([rule, judge]) =>
    gravity(rule as GuardRule) === 'off' ? [] : judge(judged),
  );
  const findings = [...stops, ...withoutEchoes(remarks, stops, judged.matter)].flatMap((one) =>
    findingOf(one, draft.text, settings),
  );
  return findings.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** What these say of words that must not go out at all is not worth telling. */
const LIGHT: ReadonlySet<GuardRule> = new Set(['shouting', 'jargon']);

/** One fault is told once: by the rule that names it best. */
function withoutEchoes(remarks: readonly Remark[], stops: readonly Remark[], { isDanger }: Matter): Remark[] {
  const found = new Set(remarks.map(({ rule }) => rule));
  const isToldBetter = ['promise', 'cold', 'blame'].some((rule) => found.has(rule as GuardRule));
  const graver = [...stops, ...remarks.filter(({ rule }) => rule === 'secret')];
  return remarks.filter(({ rule, start, end }) => {
    if (rule === 'next-step') return isDanger || !isToldBetter;
    return !LIGHT.has(rule) || graver.every((other) => end <= other.start || start >= other.end);
  });
}

function judgedDraft(draft: GuardedDraft, settings: GuardSettings): JudgedDraft {
  const { customer = null, recent = [], isGoingOn = false, operator = null } = draft;
  return {
    reading: reading(draft.text),
    visibility: draft.visibility,
    settings,
    customer: customer === null ? null : { ...UNKNOWN, ...customer },
    matter: customer === null ? NO_MATTER : matterAround(customer),
    isGoingOn,
    recent,
    operator,
  };
}

const UNKNOWN = { name: null, handle: null, language: null, flags: [], topics: [], sentiment: null } as const;

/** Their own words, and what triage or a person made of them. */
function matterAround({ text, flags = [], topics = [] }: AnsweredCustomer): Matter {
  const told = matterOf(reading(text).low);
  return {
    ...told,
    isFault: told.isFault && !topics.includes('praise'),
    isQuestion: told.isQuestion || flags.includes('question'),
    isComplaint: told.isComplaint || flags.includes('complaint'),
  };
}

/** The brand's word on a rule; what platforms refuse stays refused. */
function severityOf(rule: GuardRule, { rules }: GuardSettings): GuardSeverity {
  return rule === 'empty' || rule === 'too-long' ? 'block' : (rules[rule] ?? SEVERITIES[rule]);
}

function findingOf(remark: Remark, text: string, settings: GuardSettings): Finding[] {
  const { rule, start, end, why, suggestion } = remark;
  const decided = severityOf(rule, settings);
  const severity = settings.rules[rule] === undefined ? (remark.severity ?? decided) : decided;
  return severity === 'off' ? [] : [{ rule, severity, words: text.slice(start, end), start, end, why, suggestion }];
}
