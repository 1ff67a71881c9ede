import type { Measure } from '../../../domain/eligibility.ts';
import type { Visibility } from '../../../domain/message.ts';
import type { CheckWords } from '../../widgets/check-lines.ts';
import type { Catalogue } from '../en/en.ts';
import { PHRASES } from './phrases.ts';

const WAY: Readonly<Record<Visibility, string>> = { public: 'julkisesti', private: 'yksityisesti' };
const OPEN: Readonly<Record<Visibility, string>> = { public: 'julkinen', private: 'yksityinen' };
const UNIT: Readonly<Record<Measure['unit'], string>> = {
  weighted: 'merkistä X:n laskutavalla',
  graphemes: 'merkistä',
  characters: 'merkistä',
  bytes: 'tavusta',
};
const CHECK: CheckWords = {
  lengthUnknown: 'pituutta ei voi laskea tässä',
  measured: ({ units, max, unit }) => `${units}/${max} ${UNIT[unit]}`,
  tooLong: (over) => `${over} LIIKAA`,
  answerable: (way, until) =>
    `${way === 'public' ? 'Julkisesti' : 'Yksityisesti'} voi vastata${until === null ? '' : ` ${until.when} asti (aikaa ${until.left})`}`,
  notAnswerable: (way) => `Ei voi vastata ${WAY[way]}`,
  otherWayOpen: (way) => `${OPEN[way]} vastaus on sallittu`,
  free: 'maksutta',
  left: (minutes) => {
    if (minutes < 1) return 'alle minuutti';
    const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
    if (days > 0) return `${days} pv ${hours} t`;
    return hours > 0 ? `${hours} t ${minutes % 60} min` : `${minutes} min`;
  },
  rules: {
    empty: 'tyhjä',
    'too-long': 'liian pitkä',
    placeholder: 'täyttämättä',
    'hidden-characters': 'piilomerkkejä',
    'personal-data': 'henkilötieto',
    secret: 'salaisuus',
    promise: 'lupaus',
    blame: 'syyttely',
    jargon: 'kapulakieli',
    apology: 'pahoittelu puuttuu',
    'next-step': 'seuraava askel puuttuu',
    cold: 'tyly',
    shouting: 'huutaminen',
    language: 'kieli',
    name: 'nimi',
    greeting: 'tervehdys puuttuu',
    signature: 'allekirjoitus puuttuu',
    link: 'linkki',
    repetition: 'toisto',
    'private-matter': 'yksityinen asia',
  },
  others: (count) => `ja ${count} muuta`,
  severity: { block: 'ESTE', warn: 'Varoitus', hint: 'Vihje' },
  say: PHRASES.say,
  quote: (words) => `”${words}”`,
};

export const COMPOSER: Catalogue['composer'] = {
  check: CHECK,
  inReplyTo: (said) => `vastaus viestiin ”${said}”`,
  keeping: {
    empty: 'ei vielä tekstiä',
    emptied: 'tyhjä; vastaus säilyy ennallaan',
    typing: 'tallessa; ei vielä luonnos',
    unsafe: 'ei vielä tallessa',
    saved: 'luonnos tallessa',
    problem: 'EI TALLESSA',
  },
  notSaved: (problem) => `Luonnosta ei saatu talteen: ${problem}`,
  notKept: (problem) => `Teksti voi kadota, jos kuulo kaatuu ennen kuin luonnos on tallessa: ${problem}`,
  nothingWritten: 'Tekstiä ei ole vielä.',
  kept: (reply, goOn) => `Luonnos ${reply} on tallessa; ${goOn} jatkaa sitä.`,
  emptied: (reply) => `Teksti jäi tyhjäksi, joten vastaus ${reply} säilyy ennallaan.`,
  leftAsItWas: (reply, author) => `Vastaus ${reply} (tekijä ${author}) on ennallaan ja odottaa hyväksyntää.`,
  changedTheirs: (reply, author) =>
    `Vastauksessa ${reply} (tekijä ${author}) ovat muutoksesi, ja se on taas luonnos: ${author} antaa sen hyväksyttäväksi, tai sinä komennolla \`kuulo review submit ${reply}\`.`,
  leaveAndLose: (problem) => `Luonnosta ei saada talteen: ${problem} Poistutaanko ja hylätään teksti?`,
  wroteAgain: (when, said) => `ASIAKAS KIRJOITTI UUDELLEEN ${when}: ”${said}”`,
  stillAnswers: 'Tämä vastaa yhä yllä olevaan viestiin.',
  stillAnswersOlder: 'Tämä vastaa yhä aiempaan viestiin.',
  answersNewest: 'Tämä vastaa uusimpaan viestiin.',
  emptyFromEditor: 'Editori jätti tiedoston tyhjäksi; teksti säilyi ennallaan.',
  recovered: (conversations) =>
    conversations.length === 1
      ? `1 kesken jäänyt teksti on nyt luonnoksena keskustelussa ${conversations[0]}.`
      : `${conversations.length} kesken jäänyttä tekstiä on nyt luonnoksina keskusteluissa ${conversations.join(', ')}.`,
  unrecovered: (count, folder) =>
    `${count === 1 ? 'Yhdestä kesken jääneestä tekstistä' : `${count} kesken jääneestä tekstistä`} ei saatu luonnosta; teksti on kansiossa ${folder}`,
  picker: {
    title: (shown, count) => `valmiit vastaukset ${shown}/${count}`,
    search: 'Hae',
    nothingFound: 'Valmiita vastauksia ei löytynyt tällä haulla.',
    none: (folder) => `Valmiita vastauksia ei vielä ole: jokainen on tiedosto NIMI.md kansiossa ${folder}`,
    asks: (names) => `kysyy: ${names}`,
    blank: (blank, at, count) => `${blank}${count > 1 ? ` (${at}/${count})` : ''}`,
    blankAgain: (blank) => `${blank} ei saa jäädä tyhjäksi`,
    languageFits: 'asiakkaan kielellä',
    topicsFit: (topics) => `aiheena ${topics}`,
    wayFitsNot: 'ei tarkoitettu tälle tavalle vastata',
    suggested: (why) => `ehdotus: ${why}`,
    ways: { public: 'vain JULKINEN', private: 'vain YKSITYINEN', both: 'JULKINEN tai YKSITYINEN' },
    unreadable: 'ei voi käyttää',
    taken: (title) => `”${title}” lisättiin tekstiin.`,
  },
};
