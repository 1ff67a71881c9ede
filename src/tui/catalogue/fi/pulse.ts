import { durationWords } from '../../time-words.ts';
import type { Catalogue } from '../en/en.ts';
import { DESK } from './desk.ts';

export const PULSE: Catalogue['pulse'] = {
  title: 'Tilannekuva',
  periods: { day: 'viimeiset 24 tuntia', week: 'viimeiset 7 päivää', month: 'viimeiset 30 päivää' },
  period: (name, since, key) => `${name}, ${since} alkaen (${key}: muu jakso)`,
  noPeriod: (word) => `”${word}” ei ole jakso: kirjoita day, week tai month.`,
  titleColumns: 20,
  titles: {
    inbound: 'Viestejä',
    negative: 'Kielteisten osuus',
    sent: 'Vastauksia',
    response: 'Vastausajan mediaani',
    sla: 'Ajoissa vastattu',
    waiting: 'Odottaa nyt',
    budget: 'Budjetti',
  },
  urgency: { critical: '  kriittinen', high: '  kiireellinen', normal: '  tavallinen', low: '  kiireetön' },
  account: (name) => name,
  percent: (share) => (share === null ? '–' : `${Math.round(share * 100)}\u00a0%`),
  duration: (ms) => (ms === null ? '–' : durationWords(ms, DESK.spans)),
  before: (value) => `ennen: ${value}`,
  ofMessages: (part, whole) => `${part}/${whole}`,
  overdue: (count) => `${count} MYÖHÄSSÄ`,
  oldest: (span) => `vanhin ${span}`,
  nobody: 'ei kukaan',
  heard: (span) => `kuultu ${span} sitten`,
  neverHeard: 'EI VIELÄ KUULTU',
  paused: 'KESKEYTETTY',
  trouble: (words) => `ONGELMA: ${words}`,
  loginEnds: (span) => `kirjautuminen päättyy, aikaa ${span}`,
  loginEnded: 'KIRJAUTUMINEN ON PÄÄTTYNYT',
  fine: 'kunnossa',
  spent: (usd, budget) => `${usd}/${budget} USD`,
  spentUncapped: (usd) => `${usd} USD, ei kattoa`,
  definitions: {
    inbound: (key) =>
      `Asiakkaiden viestit sen mukaan, milloin he ne julkaisivat; ennen: saman mittainen aika sitä ennen. ${key} näyttää keskustelut, joissa on viestejä tältä jaksolta.`,
    negative: (key) =>
      `Asiakkaiden viestit, joiden sävy on kielteinen, jaettuna kaikilla heidän viesteillään. ${key} näyttää kielteiset keskustelut, joissa on viestejä tältä jaksolta.`,
    sent: (key) =>
      `Vastaukset, jotka kanavan tai ihmisen mukaan ovat perillä. ${key} näyttää jakson keskustelut, joihin vastasimme tai jotka suljimme.`,
    response: (key) =>
      `Vastausaikojen keskimmäinen: vanhimmasta vastaamattomasta viestistä vastaukseen, kellon mukaan. Vastaukset, joita kukaan ei odottanut, eivät ole mukana. ${key} näyttää jakson keskustelut, joihin vastasimme tai jotka suljimme.`,
    sla: (key) =>
      `Odotetut vastaukset, jotka lähtivät palvelutason ajassa, jaettuna kaikilla, joiden määräaika on kirjattu. ${key} näyttää, ketkä ovat nyt myöhässä.`,
    waiting: (key) =>
      `Avoimet keskustelut, joissa asiakas odottaa meitä; myöhässä ovat palvelutason ajan ylittäneet. ${key} näyttää ne, pisimpään odottanut ensin.`,
    urgency: (key) =>
      `Niistä ne, joiden kiireellisyys on tämä, ja kuinka kauan vanhin on odottanut. ${key} näyttää ne.`,
    account: (key) =>
      `Milloin tilin hiljaisinta syötettä viimeksi kuultiin, mikä siinä on vialla, onko se keskeytetty ja milloin kirjautuminen päättyy. ${key} näyttää tilin avoimet keskustelut.`,
    budget: (key) =>
      `Mitä vastaukset ja piilottamiset ovat arviolta maksaneet viimeisten 24 tunnin aikana, ja vuorokauden katto. ${key} näyttää lähtevät.`,
  },
  highest: (count) => `enimmillään ${count}`,
  byHour: 'tunneittain',
  byDay: 'päivittäin',
  locale: 'fi-FI',
};
