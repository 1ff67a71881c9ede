import { ownMessages } from '../train/own-messages.ts';
import { score } from './shipped-scorer.ts';

/** Messages of the Finnish test split that triage reads as their readers do, by how they begin. */
const NODS = [
  'Huoneessa 412 haisee kaasu',
  'Virtapankki alkoi sihistä',
  'Koko lippujärjestelmä nurin',
  'onko muillakin pilvi alhaalla',
  'Olen siirtänyt asian kuluttajaneuvontaan',
  'Pyydämme eriteltyä laskua',
  'Hei taas. Tapauksessa 88213',
  'pesukone toimii hyvin, ohjelma kestää',
  'kiitos tarjoilijalle joka juoksi perään',
  'Mikä se elokuva oli missä kaikki myrkyttyi',
];

/** Messages of the same split that it still gets wrong, and why. */
const MISSES: readonly (readonly [begins: string, why: string])[] = [
  ['Ihanaa kun botti ymmärtää mua', 'sarcasm: the praise is taken at its word'],
  ['Automaatti nieli kympin', 'a loss told in one dry line, without a word that complains'],
  ['Pakett o Uuskaupungis', 'the dialect of Rauma: few of its words look like those the model learnt'],
  ['Ollu käytössä kolme vuotta', 'praise by facts alone, without a word of praise that stands out'],
  ['Merkkihuolto: neljä päivää', 'the five stars are for the magazines in the waiting room'],
];

const START = '<!-- messages -->';
const END = '<!-- end -->';

/** The page with its messages scored anew. */
export function withMessages(page: string): string {
  const [before = ''] = page.split(START);
  const after = page.slice(page.indexOf(END));
  const nods = ['## Ten that a customer-service lead would nod at', '', ...NODS.flatMap((begins) => shown(begins))];
  const misses = [
    '## Five that it still gets wrong',
    '',
    ...MISSES.flatMap(([begins, why]) => [...shown(begins), `  - why: ${why}`]),
  ];
  return [before + START, ...nods, '', ...misses, after].join('\n');
}

/** How the readers and the scorer judge the message that begins so; for the test that the page tells the truth. */
export function judged(begins: string) {
  const message = ownMessages('fi').find(({ text, split }) => split === 'test' && text.startsWith(begins));
  if (message === undefined) throw new Error(`no test message begins with "${begins}"`);
  const guess = score(message.text);
  const isRight = guess.sentiment.label === message.sentiment && guess.urgency.level === message.urgency;
  return { message, guess, isRight };
}

/** What the page promises: the first are read rightly, the others are not. */
export const PROMISED = { right: NODS, wrong: MISSES.map(([begins]) => begins) };

function shown(begins: string): readonly string[] {
  const { message, guess, isRight } = judged(begins);
  const reasons = guess.reasons
    .filter(({ effect, weight }) => (effect === 'sentiment' || effect === 'urgency') && Math.abs(weight) >= 0.1)
    .map(({ cue, effect, weight }) => `${effect} ${weight > 0 ? '+' : '−'}${Math.abs(weight).toFixed(2)} “${cue}”`);
  const said = `${guess.sentiment.label}, ${guess.urgency.level}`;
  const meant = isRight ? '' : ` (people: ${message.sentiment}, ${message.urgency})`;
  return [
    `- “${message.text.replaceAll('\n', ' ')}”`,
    `  - **${said}**${meant}; ${guess.topics.join(', ')}`,
    `  - ${reasons.join(' · ')}`,
  ];
}
