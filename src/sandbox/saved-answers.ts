interface Ready {
  readonly name: string;
  readonly title: string;
  readonly language: 'fi' | 'en';
  readonly text: string;
}

/** Refunds, a delay and thanks, in both languages; short enough for every platform. */
const READY: readonly Ready[] = [
  {
    name: 'palautus',
    title: 'Palautus ja hyvitys',
    language: 'fi',
    text:
      'Hei {{ name }}! Voit palauttaa tuotteen 30 päivän kuluessa. Hyvitämme sen samalla maksutavalla 14 päivän sisällä ' +
      'siitä, kun paketti on meillä. Terveisin {{ operator }}, {{ brand }}',
  },
  {
    name: 'refund',
    title: 'Returns and refunds',
    language: 'en',
    text:
      'Hi {{ name }}! You can return the product within 30 days. We refund you the way you paid, within 14 days of the ' +
      'parcel reaching us. {{ operator }}, {{ brand }}',
  },
  {
    name: 'myöhässä',
    title: 'Toimitus myöhässä',
    language: 'fi',
    text:
      'Hei {{ name }}, pahoittelut: tilauksesi {{ tilaus }} on myöhässä. Selvitämme, missä se on, ja kerromme heti, kun ' +
      'tiedämme. Terveisin {{ operator }}, {{ brand }}',
  },
  {
    name: 'delay',
    title: 'Delivery delay',
    language: 'en',
    text:
      'Hi {{ name }}, we are sorry that your order {{ order }} is late. We are finding out where it is and will tell you ' +
      'as soon as we know. {{ operator }}, {{ brand }}',
  },
  {
    name: 'kiitos',
    title: 'Kiitos palautteesta',
    language: 'fi',
    text: 'Kiitos {{ name }}! Mukava kuulla. Välitämme sanasi koko tiimille. Terveisin {{ operator }}, {{ brand }}',
  },
  {
    name: 'thanks',
    title: 'Thank you',
    language: 'en',
    text:
      'Thank you, {{ name }}! That is good to hear. We are passing your words on to the whole team. ' +
      '{{ operator }}, {{ brand }}',
  },
];

/** The saved answers of a sandbox's workspace, as the files of its `answers` folder. */
export function savedAnswerFiles(): { readonly file: string; readonly text: string }[] {
  return READY.map(({ name, title, language, text }) => ({
    file: `${name}.md`,
    text: `---\ntitle: ${title}\nlanguage: ${language}\n---\n${text}\n`,
  }));
}
