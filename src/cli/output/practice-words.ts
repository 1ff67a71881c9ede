import type { CustomerStatus, Fault, PracticeLanguage, Want } from '../../domain/practice.ts';
import type { GoodThing } from '../../domain/practice-report.ts';

/** What a practice report says, in one language. */
export interface PracticeReportWords {
  readonly title: (name: string) => string;
  readonly nobody: string;
  readonly score: (score: number, mean: string, customers: number) => string;
  /** Follows the score. */
  readonly guardCost: (points: number) => string;
  /** Said before a session begins. */
  readonly intro: (workspace: string, speed: number) => string;
  readonly cutShort: string;
  readonly lasted: (duration: string) => string;
  readonly wentWell: string;
  readonly nothingWentWell: string;
  readonly good: Readonly<Record<GoodThing, (count: number) => string>>;
  readonly guard: string;
  readonly guardSilent: string;
  readonly times: (count: number) => string;
  readonly stopped: string;
  readonly clocks: string;
  readonly firstAnswer: (duration: string) => string;
  readonly slowest: (duration: string) => string;
  readonly noAnswer: string;
  readonly customers: string;
  readonly status: Readonly<Record<CustomerStatus, string>>;
  readonly mood: (before: string, after: string) => string;
  readonly answered: (count: number, first: string) => string;
  readonly better: string;
  readonly missing: Readonly<Record<Want, string>>;
  readonly mend: Readonly<Record<Fault, string>>;
  readonly soothing: string;
  readonly untold: string;
  readonly undated: string;
  readonly earlier: string;
  readonly firstSession: string;
  readonly against: (facts: { sessions: number; mean: number; best: number; last: number; change: number }) => string;
  readonly sameScenario: (facts: { sessions: number; last: number; change: number }) => string;
  readonly faster: (duration: string) => string;
  readonly slower: (duration: string) => string;
}

const EN: PracticeReportWords = {
  title: (name) => `Practice: ${name}`,
  nobody: 'No customer came before you left; nothing is counted.',
  score: (score, mean, customers) =>
    `Score ${score} of 100: ${customers === 1 ? 'the customer rated' : `${customers} customers rated`} you ${mean} of 5${customers === 1 ? '' : ' on average'}`,
  guardCost: (points) => `; what the guard saw took ${points} points`,
  intro: (workspace, speed) =>
    `Simulated customers, nothing real, in ${workspace}. ${speed} minutes of their time pass in one of yours. Leave with q; a report follows.`,
  cutShort: 'Somebody was still waiting when it ended.',
  lasted: (duration) => `It lasted ${duration} of the customers’ time.`,
  wentWell: 'What went well',
  nothingWentWell: 'nothing yet',
  good: {
    apology: (count) => `an apology where one was due: ${count}`,
    nextStep: (count) => `answers that said what happens next: ${count}`,
    dated: (count) => `promises with a day or a time: ${count}`,
    warm: (count) => `answers that thanked or showed understanding: ${count}`,
    facts: (count) => `questions answered in full: ${count}`,
    private: (count) => `private matters moved to private: ${count}`,
    inTime: (count) => `customers who left content and never lost patience: ${count}`,
    clean: (count) => `answers with nothing to mend: ${count}`,
  },
  guard: 'What the guard saw',
  guardSilent: 'nothing',
  times: (count) => (count === 1 ? 'once' : `${count} times`),
  stopped: 'stopped, never sent',
  clocks: 'Times',
  firstAnswer: (duration) => `first answer, the middle one of all customers: ${duration}`,
  slowest: (duration) => `longest wait for an answer: ${duration}`,
  noAnswer: 'nobody was answered',
  customers: 'The customers',
  status: {
    toCome: 'had not come yet',
    waiting: 'was still waiting',
    satisfied: 'left content',
    lost: 'was lost',
  },
  mood: (before, after) => `mood ${before} → ${after}`,
  answered: (count, first) => `${count === 1 ? '1 answer' : `${count} answers`}, the first after ${first}`,
  better: 'A better answer',
  missing: {
    apology: 'says sorry for what went wrong',
    'next-step': 'says what happens next, and who does it',
    facts: 'tells what was asked (the note beside the conversation knows it)',
    private: 'asks to go on in private, or goes there',
  },
  mend: {
    unanswered: 'comes at all: says what you find out, and by when you tell more',
    madePublic: 'leaves out in public what belongs to the customer alone',
    harsh: 'blames nobody and orders nobody about',
    late: 'comes before their patience ends',
    wrongLanguage: 'is in the customer’s language',
    beside: 'speaks of what the customer wrote about',
    overpromised: 'says what you do and by when, and promises no outcome for certain',
    vague: 'promises only what can be kept, with a day or a time',
    cold: 'takes a sentence more: a greeting, a thank you, help instead of rules',
    repeated: 'says it in other words the second time, or something new',
    empty: 'holds something that helps',
  },
  soothing: 'shows that the customer was understood, before and after the facts',
  untold: 'tells the facts of the case, or what is done about it and by when',
  undated: 'says by when',
  earlier: 'Against your earlier sessions',
  firstSession: 'this is your first',
  against: ({ sessions, mean, best, last, change }) =>
    `${sessions === 1 ? '1 session' : `${sessions} sessions`}: mean ${mean}, best ${best}, the last ${last}; this one is ${signed(change)} against the mean`,
  sameScenario: ({ sessions, last, change }) =>
    `this scenario ${sessions === 1 ? 'once' : `${sessions} times`} before, the last time ${last}: ${signed(change)}`,
  faster: (duration) => `first answer ${duration} faster than usual`,
  slower: (duration) => `first answer ${duration} slower than usual`,
};

const FI: PracticeReportWords = {
  title: (name) => `Harjoitus: ${name}`,
  nobody: 'Yksikään asiakas ei ehtinyt tulla ennen kuin lopetit; mitään ei lasketa.',
  score: (score, mean, customers) =>
    customers === 1
      ? `Pisteet ${score}/100: asiakas antoi arvosanan ${mean}/5`
      : `Pisteet ${score}/100: ${customers} asiakkaan arvosanojen keskiarvo on ${mean}/5`,
  guardCost: (points) => `; vartijan huomautukset veivät ${points} pistettä`,
  intro: (workspace, speed) =>
    `Asiakkaat ovat keksittyjä, mikään ei ole oikeaa; työtila on ${workspace}. Yhdessä minuutissasi kuluu ${speed} minuuttia asiakkaiden aikaa. Lopeta q:lla, niin saat raportin.`,
  cutShort: 'Joku odotti vielä, kun harjoitus päättyi.',
  lasted: (duration) => `Harjoitus kesti asiakkaiden aikaa ${duration}.`,
  wentWell: 'Mikä onnistui',
  nothingWentWell: 'ei vielä mikään',
  good: {
    apology: (count) => `pahoittelu silloin, kun siihen oli syytä: ${count}`,
    nextStep: (count) => `vastauksia, joissa kerrottiin, mitä seuraavaksi tapahtuu: ${count}`,
    dated: (count) => `lupauksia, joissa oli päivä tai kellonaika: ${count}`,
    warm: (count) => `vastauksia, joissa kiitettiin tai osoitettiin ymmärrystä: ${count}`,
    facts: (count) => `kysymyksiä, joihin vastattiin kokonaan: ${count}`,
    private: (count) => `yksityisiä asioita, jotka siirrettiin yksityisviesteihin: ${count}`,
    inTime: (count) => `tyytyväisiä asiakkaita, joiden kärsivällisyys riitti: ${count}`,
    clean: (count) => `vastauksia, joissa ei ollut korjattavaa: ${count}`,
  },
  guard: 'Mitä vartija huomasi',
  guardSilent: 'ei mitään',
  times: (count) => (count === 1 ? 'kerran' : `${count} kertaa`),
  stopped: 'pysäytettiin, ei lähtenyt',
  clocks: 'Ajat',
  firstAnswer: (duration) => `ensimmäinen vastaus, asiakkaiden keskimmäinen: ${duration}`,
  slowest: (duration) => `pisin odotus: ${duration}`,
  noAnswer: 'kenellekään ei vastattu',
  customers: 'Asiakkaat',
  status: {
    toCome: 'ei ollut vielä tullut',
    waiting: 'jäi odottamaan',
    satisfied: 'lähti tyytyväisenä',
    lost: 'menetettiin',
  },
  mood: (before, after) => `mieliala ${before} → ${after}`,
  answered: (count, first) => `${count === 1 ? '1 vastaus' : `${count} vastausta`}, ensimmäinen ajassa ${first}`,
  better: 'Parempi vastaus',
  missing: {
    apology: 'pahoittelee sitä, mikä meni pieleen',
    'next-step': 'kertoo, mitä seuraavaksi tapahtuu ja kuka sen tekee',
    facts: 'kertoo sen, mitä kysyttiin (keskustelun muistiinpano tietää)',
    private: 'pyytää jatkamaan yksityisviestillä tai vastaa sillä',
  },
  mend: {
    unanswered: 'tulee ylipäätään: kertoo, mitä selvitätte ja mihin mennessä palaatte asiaan',
    madePublic: 'jättää julkisesti sanomatta sen, mikä kuuluu vain asiakkaalle',
    harsh: 'ei syytä eikä komenna ketään',
    late: 'ehtii, ennen kuin kärsivällisyys loppuu',
    wrongLanguage: 'on asiakkaan kielellä',
    beside: 'puhuu siitä, mistä asiakas kirjoitti',
    overpromised: 'kertoo, mitä teette ja mihin mennessä, eikä lupaa lopputulosta varmaksi',
    vague: 'lupaa vain sen, minkä voi pitää, ja sanoo päivän tai kellonajan',
    cold: 'on lauseen pidempi: tervehdys, kiitos, apu ehtojen sijaan',
    repeated: 'sanoo toisella kerralla toisin tai jotain uutta',
    empty: 'sisältää jotain, mistä on apua',
  },
  soothing: 'osoittaa, että asiakasta on ymmärretty, eikä vain kerro tosiasioita',
  untold: 'kertoo, miten asia on tai mitä sille tehdään ja mihin mennessä',
  undated: 'sanoo, mihin mennessä',
  earlier: 'Aiempiin harjoituksiin verrattuna',
  firstSession: 'tämä on ensimmäisesi',
  against: ({ sessions, mean, best, last, change }) =>
    `${sessions === 1 ? '1 harjoitus' : `${sessions} harjoitusta`}: keskiarvo ${mean}, paras ${best}, viimeisin ${last}; tämä on keskiarvoon nähden ${signed(change)}`,
  sameScenario: ({ sessions, last, change }) =>
    `tämä tilanne ${sessions === 1 ? 'kerran' : `${sessions} kertaa`} ennen, viimeksi ${last}: ${signed(change)}`,
  faster: (duration) => `ensimmäinen vastaus tuli ${duration} tavallista nopeammin`,
  slower: (duration) => `ensimmäinen vastaus tuli ${duration} tavallista myöhemmin`,
};

/** The words of a practice report. */
export const PRACTICE_WORDS: Readonly<Record<PracticeLanguage, PracticeReportWords>> = { en: EN, fi: FI };

/** A number with its sign, `0` without one. */
export function signed(value: number): string {
  if (value === 0) return '0';
  return value > 0 ? `+${value}` : `−${-value}`;
}
