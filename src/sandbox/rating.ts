import type { Random } from './random.ts';
import type { Persona } from './scenario.ts';

/** "Vastaa numerolla 1–5", "from 1 to 10": somebody asks for a mark, and the best is this. */
const ASKED = /(?:numerolla|asteikolla|number|answer|rate)[^.!?]{0,40}?\b1\s*(?:[–—-]|to)\s*(10|[3-9])\b/i;

/** How people put the same mark: plainly, with words, in words alone, by a sign. */
const WAYS: Readonly<Record<Persona['language'], Readonly<Record<'good' | 'fair' | 'bad', readonly string[]>>>> = {
  fi: {
    good: ['{mark}', '{mark}! kiitti', 'tosi hyvä', '{mark}, sain avun nopeasti'],
    fair: ['{mark}', 'ihan ok', '{mark}, vastausta sai vähän odottaa'],
    bad: ['{mark}', 'huono', '{mark}, odotin liian kauan'],
  },
  en: {
    good: ['{mark}', '{mark}! thanks', 'very good', '{mark}, quick help'],
    fair: ['{mark}', "it's ok", '{mark}, it took a while'],
    bad: ['{mark}', 'not good', '{mark}, I waited too long'],
  },
};

/**
 * What a customer answers who is asked how it went, by their mood: whoever waited too long or complained is harder to please.
 * Null where nobody asked, or where this customer never says more than once.
 */
export function ratingAnswer(
  asked: string,
  { persona, isTired }: { readonly persona: Persona; readonly isTired: boolean },
  random: Random,
): string | null {
  const best = Number(ASKED.exec(asked)?.[1] ?? 0);
  if (best === 0 || persona.reactions.length === 0) return null;
  const share = isTired
    ? random.pick([0, 0.25])
    : persona.kind === 'complaint'
      ? random.pick([0.5, 0.75, 1])
      : random.pick([0.75, 1, 1]);
  const mood = share > 0.6 ? 'good' : share > 0.4 ? 'fair' : 'bad';
  return random.pick(WAYS[persona.language][mood]).replace('{mark}', String(1 + Math.round(share * (best - 1))));
}
