interface Ready {
  readonly name: string;
  readonly title: string;
  readonly language: 'fi' | 'en';
  readonly topics: readonly string[];
  readonly visibility: 'both' | 'private';
  /** Its name in the other language. */
  readonly twin: string;
  /** What is asked for each blank that nobody knows. */
  readonly asks?: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Refunds, a delay, thanks, and how it went, in both languages; short enough for every platform. */
const READY: readonly Ready[] = [
  {
    name: 'palautus',
    title: 'Palautus ja hyvitys',
    ...{ language: 'fi', topics: ['returns', 'billing'], visibility: 'both', twin: 'refund' },
    text:
      'Hei{% if firstName %} {{ firstName }}{% endif %}! Voit palauttaa tuotteen 30 päivän kuluessa. Hyvitämme sen samalla maksutavalla 14 päivän sisällä ' +
      'siitä, kun paketti on meillä. Terveisin {{ operator }}, {{ brand }}',
  },
  {
    name: 'refund',
    title: 'Returns and refunds',
    ...{ language: 'en', topics: ['returns', 'billing'], visibility: 'both', twin: 'palautus' },
    text:
      'Hi{% if firstName %} {{ firstName }}{% endif %}! You can return the product within 30 days. We refund you the way you paid, within 14 days of the ' +
      'parcel reaching us. {{ operator }}, {{ brand }}',
  },
  {
    name: 'myöhässä',
    title: 'Toimitus myöhässä',
    ...{ language: 'fi', topics: ['delivery'], visibility: 'both', twin: 'delay' },
    asks: { tilaus: 'Mistä tilauksesta on kyse?' },
    text:
      'Hei{% if firstName %} {{ firstName }}{% endif %}, pahoittelut: tilauksesi {{ tilaus }} on myöhässä. Selvitämme, missä se on, ja kerromme sinulle ' +
      'huomenna klo 16 mennessä. Terveisin {{ operator }}, {{ brand }}',
  },
  {
    name: 'delay',
    title: 'Delivery delay',
    ...{ language: 'en', topics: ['delivery'], visibility: 'both', twin: 'myöhässä' },
    asks: { order: 'Which order is it about?' },
    text:
      'Hi{% if firstName %} {{ firstName }}{% endif %}, we are sorry that your order {{ order }} is late. We are finding out where it is and will tell you ' +
      'by tomorrow at 4 pm. {{ operator }}, {{ brand }}',
  },
  {
    name: 'kiitos',
    title: 'Kiitos palautteesta',
    ...{ language: 'fi', topics: ['praise'], visibility: 'both', twin: 'thanks' },
    text: 'Kiitos{% if firstName %} {{ firstName }}{% endif %}! Mukava kuulla. Välitämme sanasi koko tiimille. Terveisin {{ operator }}, {{ brand }}',
  },
  {
    name: 'thanks',
    title: 'Thank you',
    ...{ language: 'en', topics: ['praise'], visibility: 'both', twin: 'kiitos' },
    text:
      'Thank you{% if firstName %}, {{ firstName }}{% endif %}! That is good to hear. We are passing your words on to the whole team. ' +
      '{{ operator }}, {{ brand }}',
  },
  {
    name: 'csat-fi',
    title: 'Miten onnistuimme?',
    ...{ language: 'fi', topics: [], visibility: 'private', twin: 'csat-en' },
    text:
      'Hei{% if firstName %} {{ firstName }}{% endif %}! Miten onnistuimme asiasi hoidossa? Vastaa numerolla 1–{{ scale }}: 1 on huonosti ja {{ scale }} ' +
      'erinomaisesti. Halutessasi voit kertoa, miksi. Terveisin {{ operator }}, {{ brand }}',
  },
  {
    name: 'csat-en',
    title: 'How did we do?',
    ...{ language: 'en', topics: [], visibility: 'private', twin: 'csat-fi' },
    text:
      'Hi{% if firstName %} {{ firstName }}{% endif %}! How did we do with your question? Answer with a number from 1 to {{ scale }}: 1 is poor and {{ scale }} ' +
      'excellent. Tell us why, if you like. {{ operator }}, {{ brand }}',
  },
];

const YEAR_MS = 365 * 86_400_000;

/** The saved answers of a sandbox's workspace, as the files of its `answers` folder; to be looked at again in a year. */
export function savedAnswerFiles(): { readonly file: string; readonly text: string }[] {
  const reviewBefore = new Date(Date.now() + YEAR_MS).toISOString().slice(0, 10);
  return READY.map((ready) => ({ file: `${ready.name}.md`, text: fileOf(ready, reviewBefore) }));
}

function fileOf({ title, language, topics, visibility, twin, asks = {}, text }: Ready, reviewBefore: string): string {
  const variables = Object.entries(asks).map(([blank, ask]) => `  ${blank}: { ask: ${JSON.stringify(ask)} }\n`);
  return `---
title: ${title}
language: ${language}
topics: [${topics.join(', ')}]
visibility: ${visibility}
owner: aino
reviewBefore: ${reviewBefore}
twin: ${twin}
${variables.length === 0 ? '' : `variables:\n${variables.join('')}`}---
${text}
`;
}
