import { SKIP_WORDS } from '../../../domain/survey.ts';

/** Asking how it went, and what they say. */
export const SURVEY = {
  skips: SKIP_WORDS,
  notAsked: (why: string): string => `Nobody is asked: ${why}.`,
  one: 'Only one at a time: take the marks off.',
  sure: (who: string, text: string): string => `Ask ${who} in PRIVATE how it went? "${text}"`,
  yes: 'Ask',
  inReview: (reply: number): string => `Reply ${reply} waits for a review, then it asks.`,
  waits: (reply: number): string => `Reply ${reply} asks once it is sent.`,
  asked: (reply: number): string => `Reply ${reply} is sent: they are asked.`,
  notSent: (reply: number, why: string): string => `Reply ${reply} was not sent: ${why}`,
  rateTitle: (scale: number): string => `Rating 1–${scale}, and what they said`,
  wrong: (text: string, scale: number): string => `${text} does not begin with a rating from 1 to ${scale}.`,
  sureRate: (who: string, rating: string): string => `Write down ${rating} from ${who}?`,
  rated: (who: string, rating: string): string => `On record: ${rating} from ${who}.`,
  of: (rating: number, scale: number): string => `${rating}/${scale}`,
};
