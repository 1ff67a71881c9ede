/** Whole messages that mean: do not write to me. Finnish, English, Swedish. */
const ALONE: readonly string[] = [
  ...['stop', 'stopall', 'unsubscribe', 'opt out', 'optout', 'quit', 'remove me', 'no more messages'],
  ...['lopeta', 'lopettakaa', 'seis', 'peruuta viestit', 'poista minut', 'poistakaa minut', 'ei enää viestejä'],
  ...['stopp', 'sluta', 'avsluta', 'avregistrera', 'ta bort mig', 'inga fler meddelanden'],
];

/** What means the same within a longer message. */
const PHRASES: readonly string[] = [
  ...['stop messaging me', 'stop contacting me', 'stop writing to me', 'stop replying to me', 'stop dming me'],
  ...['do not contact me', "don't contact me", 'dont contact me', 'do not message me', "don't message me"],
  ...['do not write to me', "don't write to me", 'unsubscribe me', 'opt me out', 'leave me alone'],
  ...['älkää lähettäkö minulle', 'älä lähetä minulle', 'älkää kirjoittako minulle', 'älkää ottako yhteyttä'],
  ...[
    'älkää ottako minuun yhteyttä',
    'lopettakaa viestien lähettäminen',
    'lopettakaa viestittely',
    'en halua viestejänne',
  ],
  ...[
    'en halua enää viestejä',
    'poistakaa minut listalta',
    'poistakaa minut postituslistalta',
    'jättäkää minut rauhaan',
  ],
  ...[
    'sluta skriva till mig',
    'sluta kontakta mig',
    'kontakta mig inte',
    'skriv inte till mig',
    'skicka inte mer till mig',
  ],
  ...['skicka inga fler meddelanden', 'lämna mig ifred', 'ta bort mig från listan'],
];

/** How a brand's own words are told apart: one word counts alone, several count within a message too. */
export interface OptOutWords {
  readonly alone: ReadonlySet<string>;
  readonly phrases: readonly string[];
}

/** The words that kuulo knows, and the brand's own (`bulk.optOut`). */
export function optOutWords(own: readonly string[]): OptOutWords {
  const plain = own.map(plainWords).filter((words) => words !== '');
  return {
    alone: new Set([...ALONE.map(plainWords), ...plain]),
    phrases: [...PHRASES.map(plainWords), ...plain.filter((words) => words.includes(' '))],
  };
}

/**
 * The words by which a message says that its writer does not want to be written to, or null. Short words count only when they
 * are the whole message, without whom it speaks to and without punctuation: "stop" opts out, "stop by our shop" does not.
 */
export function optOutIn(text: string, words: OptOutWords): string | null {
  const plain = plainWords(text);
  if (words.alone.has(plain)) return plain;
  return words.phrases.find((phrase) => ` ${plain} `.includes(` ${phrase} `)) ?? null;
}

/** Lower case letters and digits, one blank between words; no mentions, tags, addresses, signs or invisible characters. */
function plainWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}+/gu, '')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/[’'`´]/g, '')
    .replace(/(?<![\p{L}\p{N}])@[\p{L}\p{N}_.@-]+/gu, ' ')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
