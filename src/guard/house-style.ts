import { type Judge, wholeRemark } from './remark.ts';

const GREETING =
  /^[^\p{L}]{0,10}(?:@[\w.@-]{1,80}[,:]?\s{1,3}){0,3}[^\p{L}]{0,10}(?:hei|heippa|heips|hejsan|hej|moikka|moikku|moi|moro|terve|tervehdys|hyvää|hyvä |huomenta|päivää|iltaa|hi|hello|hey|hiya|dear|greetings|good (?:morning|afternoon|evening|day)|god (?:dag|morgon))(?!\p{L})/u;

/** Each reply greets the customer, where the house style wants it; once in a conversation is enough. */
export const judgeGreeting: Judge = ({ reading, settings, isGoingOn }) => {
  if (!settings.isGreetingWanted || isGoingOn || GREETING.test(reading.low.slice(0, 400))) return [];
  return [
    wholeRemark(
      'greeting',
      'The house style begins each reply with a greeting.',
      'Begin with "Hei" or "Hello" and the name.',
    ),
  ];
};

/** What may follow the signature besides who writes: a title, a smile, a full stop. */
const AFTER_MAX = 24;

/** Each reply ends with the brand's signature, where there is one. */
export const judgeSignature: Judge = ({ reading: { text }, settings, operator }) => {
  const wanted = plain(settings.signature);
  if (wanted === '') return [];
  const end = plain(text);
  const at = end.lastIndexOf(wanted);
  if (at >= 0 && end.length - at - wanted.length <= AFTER_MAX + (operator?.length ?? 0)) return [];
  return [
    {
      rule: 'signature',
      start: text.length,
      end: text.length,
      why: 'The house style ends each reply with a signature.',
      suggestion: `End it with: ${settings.signature}`,
    },
  ];
};

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
