import type { Finding } from './eligibility.ts';
import type { Visibility } from './message.ts';

/** Languages that practice customers speak. */
export const PRACTICE_LANGUAGES = ['fi', 'en'] as const;
export type PracticeLanguage = (typeof PRACTICE_LANGUAGES)[number];

/** How heated a scenario is, mildest first. */
export const PRACTICE_LEVELS = ['calm', 'tense', 'angry', 'furious'] as const;
export type PracticeLevel = (typeof PRACTICE_LEVELS)[number];

/** What a customer may need before they are content. */
export const WANTS = ['apology', 'next-step', 'facts', 'private'] as const;
export type Want = (typeof WANTS)[number];

/** What a customer does next; each has its words in a scenario. */
export const OUTCOMES = [
  'pleased',
  'neutral',
  'annoyed',
  'furious',
  'madePublic',
  'tooLate',
  'satisfied',
  'leaves',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A mood runs from furious to delighted. */
export const MOOD = { least: -3, most: 3 } as const;

/** What a reply is like, read from its words alone. */
export interface ReplyTone {
  readonly hasApology: boolean;
  /** It says what we do, or what the customer can do. */
  readonly hasNextStep: boolean;
  /** A next step with a day or a time. */
  readonly hasPromiseWithDate: boolean;
  /** It thanks, or shows that the customer was understood. */
  readonly isWarm: boolean;
  /** It asks to go on in private. */
  readonly invitesPrivate: boolean;
  /** Insults, blame, orders, shouting. */
  readonly isHarsh: boolean;
  /** Curt, or a reference to the rules instead of help. */
  readonly isCold: boolean;
}

/** What is judged: a reply as the customer gets it. */
export interface HeardReply {
  readonly text: string;
  readonly visibility: Visibility;
  readonly platform: string;
  /** The platform's id of what it answers. */
  readonly answers: string;
  readonly customerText: string;
  readonly language: PracticeLanguage;
  /** In the customers' time. */
  readonly waitedMs: number;
}

/** What the guard and the tone say of a reply. */
export interface Judgement {
  readonly findings: readonly Finding[];
  readonly tone: ReplyTone;
  /** Written in a language that is not the customer's. */
  readonly isWrongLanguage: boolean;
}

/** Reads a reply for the customers; handed in, because the sandbox knows no guard. */
export type PracticeJudge = (reply: HeardReply) => Promise<Judgement>;

/** What was wrong with an answer, or with the waiting; worst first. */
export const FAULTS = [
  'unanswered',
  'madePublic',
  'harsh',
  'late',
  'wrongLanguage',
  'beside',
  'overpromised',
  'vague',
  'cold',
  'repeated',
  'empty',
] as const;
export type Fault = (typeof FAULTS)[number];

/** One answer as a customer took it. Times are in the customers' time. */
export interface AnswerRecord {
  readonly text: string;
  readonly visibility: Visibility;
  /** Since the session began. */
  readonly atMs: number;
  readonly waitedMs: number;
  readonly judgement: Judgement;
  readonly outcome: Outcome;
  readonly moodAfter: number;
  readonly gave: readonly Want[];
  readonly faults: readonly Fault[];
}

/** Where a customer stands: not here yet, waiting for us, content, or gone. */
export type CustomerStatus = 'toCome' | 'waiting' | 'satisfied' | 'lost';

/** How a session went for one customer. */
export interface CustomerResult {
  readonly key: string;
  readonly name: string;
  readonly platform: string;
  readonly language: PracticeLanguage;
  readonly status: CustomerStatus;
  readonly moodBefore: number;
  readonly moodAfter: number;
  readonly wants: readonly Want[];
  readonly met: readonly Want[];
  readonly answers: readonly AnswerRecord[];
  /** They know what is so, or what is done about their matter and by when. */
  readonly isTold: boolean;
  /** How often their patience ran out. */
  readonly lateCount: number;
  /** 1 to 5. */
  readonly rating: number;
  /** Why, in their own words. */
  readonly voice: string;
}
