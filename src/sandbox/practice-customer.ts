import {
  type AnswerRecord,
  type CustomerResult,
  type HeardReply,
  type Judgement,
  type Outcome,
  PRACTICE_LANGUAGES,
  type PracticeLanguage,
  type Want,
} from '../domain/practice.ts';
import { areFactsTold, bare, type Told, toldOf } from '../domain/practice-matter.ts';
import { faultsOf, newStanding, type Standing, type Turn, takeAnswer } from '../domain/practice-mood.ts';
import { rate } from '../domain/practice-rating.ts';
import { isSameWords } from '../domain/same-words.ts';
import type { PracticeCustomer, PracticeScenario, PracticeWords } from './practice-shape.ts';
import { GENERAL_REACTIONS, RATING_REASONS } from './practice-voices.ts';
import type { Random } from './random.ts';
import { type Person, PLATFORM_NAMES, type PlatformName, type Post } from './world.ts';

/** One customer in a session, with all that has happened to them. */
export interface ActingCustomer {
  readonly role: PracticeCustomer;
  readonly words: PracticeWords;
  readonly language: PracticeLanguage;
  readonly platform: PlatformName;
  readonly order: string;
  readonly random: Random;
  /** Null until they come. */
  person: Person | null;
  standing: Standing;
  readonly answers: AnswerRecord[];
  /** What they said last. */
  newest: Post | null;
  /** Since when they wait, in session time; null while they wait for nothing. */
  waitsSince: number | null;
  /** They have told already that this wait is too long. */
  hasComplained: boolean;
}

/** The customers of a session: who speaks the session's language does, the others speak what they can. */
export function castCustomers(
  { customers }: PracticeScenario,
  { language, random }: { language: PracticeLanguage; random: (purpose: string) => Random },
): ActingCustomer[] {
  return customers.flatMap((role) => {
    const spoken = [language, ...PRACTICE_LANGUAGES].find((one) => role.words[one] !== undefined);
    const words = spoken === undefined ? undefined : role.words[spoken];
    if (spoken === undefined || words === undefined) return [];
    const own = random(`practice ${role.key}`);
    const platform = own.pick(role.platforms ?? PLATFORM_NAMES);
    const order = String(own.between(100_000, 999_999));
    const standing = newStanding(role);
    return [
      {
        ...{ role, words, language: spoken, platform, order, random: own, person: null, standing },
        ...{ answers: [], newest: null, waitsSince: null, hasComplained: false },
      },
    ];
  });
}

/** How a customer takes an answer; changes them, and tells what they do. */
export function hearAnswer(
  customer: ActingCustomer,
  reply: HeardReply,
  { judgement, atMs }: { judgement: Judgement; atMs: number },
): Outcome {
  const { answers, standing: before, role } = customer;
  const isRepeated = answers.some(({ text }) => isSameWords(text, reply.text));
  const namesPrivate = reply.visibility === 'public' && namesSecret(customer, reply.text);
  const told = toldIn(customer, reply);
  const found = faultsOf(judgement, { isRepeated, namesPrivate, isBeside: told === 'nothing' });
  const gives = givenIn(customer, reply, { judgement, told });
  const turn = takeAnswer(role, before, { gives, faults: found, isWarm: judgement.tone.isWarm, told });
  const isEmpty = found.length === 0 && turn.standing.mood < before.mood;
  customer.standing = turn.standing;
  answers.push({
    text: reply.text,
    visibility: reply.visibility,
    atMs,
    waitedMs: reply.waitedMs,
    judgement,
    outcome: turn.outcome,
    moodAfter: turn.standing.mood,
    gave: gives.filter((want) => role.wants.includes(want) && !before.met.includes(want)),
    faults: isEmpty ? [...found, 'empty'] : found,
  });
  customer.hasComplained = false;
  // who was told until when waits in peace
  const isWaiting = turn.standing.status === 'waiting';
  const isToldWhen = judgement.tone.hasPromiseWithDate && turn.standing.mood >= before.mood;
  customer.waitsSince = isWaiting && !isToldWhen ? atMs : null;
  return turn.outcome;
}

/** The words for what they do: their own in turn, else general ones. */
export function linesOf(customer: ActingCustomer, outcome: Outcome, times: number): string {
  const lines = customer.words.reactions[outcome] ?? GENERAL_REACTIONS[customer.language][outcome];
  return lines[times % lines.length] ?? '';
}

/** How the session went for them. */
export function resultOf(customer: ActingCustomer): CustomerResult {
  const { role, words, language, platform, standing, answers, person } = customer;
  const { stars, reasons } = rate(role.wants, standing, answers);
  // who is content, but with a blemish, says which: words for the disappointed would not be true
  const isBlemished = standing.status === 'satisfied' && stars < 4;
  const own = isBlemished ? undefined : words.rating[stars >= 4 ? 'good' : stars === 3 ? 'middling' : 'bad'];
  const why = reasons[0];
  const voice = [own?.[stars % own.length], why === undefined ? '' : RATING_REASONS[language][why]];
  return {
    key: role.key,
    name: words.name,
    platform,
    language,
    status: person === null ? 'toCome' : standing.status,
    moodBefore: role.mood,
    moodAfter: standing.mood,
    wants: role.wants,
    met: standing.met,
    isTold: standing.isTold,
    answers,
    lateCount: standing.lateCount,
    rating: stars,
    voice: voice.filter((part) => part !== undefined && part !== '').join(' '),
  };
}

/** Puts a turn that no answer brought about into effect. */
export function takeTurn(customer: ActingCustomer, turn: Turn): void {
  customer.standing = turn.standing;
  if (turn.standing.status !== 'waiting') customer.waitsSince = null;
}

function toldIn({ words, answers, order }: ActingCustomer, { text }: HeardReply): Told {
  const { opening, know = '', facts } = words;
  const earlier = answers.map((answer) => answer.text);
  return toldOf({ opening, know, facts, order }, text, earlier);
}

function givenIn(
  { words, answers }: ActingCustomer,
  { text, visibility }: HeardReply,
  { judgement: { tone }, told }: { judgement: Judgement; told: Told },
): Want[] {
  const all = [...answers.map((answer) => answer.text), text].join('\n');
  const found: readonly (readonly [Want, boolean])[] = [
    ['apology', tone.hasApology],
    ['next-step', tone.hasNextStep && told !== 'nothing'],
    ['facts', words.facts.length > 0 && areFactsTold(words.facts, all)],
    ['private', visibility === 'private' || tone.invitesPrivate],
  ];
  return found.filter(([, isGiven]) => isGiven).map(([want]) => want);
}

function namesSecret({ words, order }: ActingCustomer, text: string): boolean {
  const said = bare(text);
  return words.secrets.some((secret) => said.includes(bare(secret.replaceAll('{order}', order))));
}
