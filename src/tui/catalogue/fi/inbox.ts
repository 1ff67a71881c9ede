import { FINNISH_TOPICS } from '../../../domain/finnish-topics.ts';
import type { Catalogue } from '../en/en.ts';

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const INBOX: Catalogue['inbox'] = {
  views: {
    open: 'avoimet',
    pending: 'odottavat',
    snoozed: 'torkutetut',
    closed: 'suljetut',
    mine: 'omat',
    unassigned: 'vapaat',
    negative: 'kielteiset',
    private: 'yksityiset',
    all: 'kaikki',
  },

  way: { public: 'julk.', private: 'yksit.' },
  urgency: { critical: 'KRIT', high: 'kiir', normal: 'tav.', low: 'vähä' },
  sentiment: { negative: 'neg', neutral: 'neu', positive: 'pos' },
  moodSign: { negative: '-', neutral: '·', positive: '+' },
  heads: {
    urgency: 'kiire',
    sentiment: 'sävy',
    waiting: 'odot.',
    due: 'aikaa',
    way: 'tapa',
    where: 'kanava',
    who: 'kuka',
    words: 'viesti',
    extra: 'tunnisteet',
    why: 'miksi',
  },
  status: { open: 'avoi', pending: 'odot', snoozed: 'tork', closed: 'sulj' },
  dueIn: (span) => `jää ${span}`,
  overdue: (span) => `myöh ${span}`,
  followUpMark: (span) => `palaa ${span}`,

  nobodyWaits: (poll) => `Kukaan ei odota. ${poll} kuuntelee kanavat nyt.`,
  noneIn: (view) => `Näkymässä ”${view}” ei ole mitään.`,
  noneFound: (words, unwind) => `Haulla ”${words}” ei löytynyt mitään. ${unwind} näyttää taas kaikki.`,
  noneWithin: (limit, unwind) => `Rajauksella ”${limit}” ei löydy mitään. ${unwind} poistaa rajauksen.`,

  position: (row, total) => `rivi ${row} / ${total}`,

  marked: (n) => `${n} merkitty`,
  range: 'alue',
  limitedTo: (words, n) => `rajattu: ${words} (${n})`,
  found: (words, at, total) => `/${words} ${at}/${total}`,
  sortedBy: (sort) => `järjestys: ${sort}`,
  unknown: (n) => `${n} epäselvää`,
  failed: (n) => `${n} ei lähtenyt`,
  toApprove: (n) => `${n} hyväksyttävää`,
  inOutbox: (n) => `${n} lähtevää`,

  followers: (n) => count(n, 'seuraaja', 'seuraajaa'),
  bot: 'BOTTI',
  on: (account, platform) => `${account} · ${platform}`,
  worksOnIt: (who, until) => `työn alla: ${who}, ${until} asti`,
  waits: (span) => `odottanut ${span}`,
  dueAt: (moment) => `määräaika ${moment}`,
  overdueSince: (moment) => `MYÖHÄSSÄ, määräaika oli ${moment}`,
  snoozedUntil: (moment, why) => `torkutettu ${moment} asti${why === '' ? '' : ` (${why})`}`,
  followUpAt: (moment) => `palattava ${moment}`,
  assignedTo: (who) => (who === null ? 'ei käsittelijää' : `käsittelijä ${who}`),
  isStatus: (status) =>
    ({ open: 'avoin', pending: 'odottaa asiakasta', snoozed: 'torkutettu', closed: 'suljettu' })[status],
  why: (urgency, sentiment) =>
    `miksi: ${{ critical: 'kriittinen', high: 'kiireellinen', normal: 'tavallinen', low: 'kiireetön' }[urgency]}, ${
      { negative: 'kielteinen', neutral: 'neutraali', positive: 'myönteinen' }[sentiment]
    }`,
  topics: FINNISH_TOPICS,
  messages: (n) => count(n, 'viesti', 'viestiä'),
  notes: (n) => count(n, 'muistiinpano', 'muistiinpanoa'),
  threadShows: (what, key) => `${what}; ${key} näyttää ne`,
  replyUnderWay: (author, reply, status) => `${author}: vastaus ${reply}, ${status}`,
  replyStatus: {
    draft: 'luonnos',
    inReview: 'odottaa hyväksyntää',
    rejected: 'palautettu',
    approved: 'hyväksytty',
    queued: 'jonossa',
    sending: 'lähdössä',
    unknown: 'epäselvä',
    held: 'pidätetty',
    failed: 'ei lähtenyt',
  },
  previewRows: ({ first, last, count: all }, key) =>
    `Esikatselu, rivit ${first}–${last} / ${all}; ${key} palaa luetteloon`,

  searchTitle: (now) =>
    now === '' ? 'Hae teksteistä ja ihmisistä, kaikista näkymistä' : `Hae (nyt ”${now}”; tyhjä näyttää taas kaikki)`,
  foundSo: (n, words, [next, previous]) =>
    n === 0
      ? `Haulla ”${words}” ei löytynyt mitään.`
      : `Haulla ”${words}” löytyi ${n}; ${next} ja ${previous} käyvät ne läpi.`,
  noSearch: 'Vielä ei ole haettu mitään.',
  limitTitle: (now) =>
    now === '' ? 'Rajaa (sentiment=negative platform=x sanoja)' : `Rajaa (nyt ”${now}”; tyhjä poistaa rajauksen)`,
  sortTitle: (now) => `Järjestys (nyt ${now})`,
  sorts: {
    pressing: { key: 'k', title: 'kiireellisin ensin' },
    newest: { key: 'u', title: 'uusin ensin' },
    oldest: { key: 'v', title: 'vanhin ensin' },
    waiting: { key: 'o', title: 'pisimpään odottanut ensin' },
    due: { key: 'm', title: 'lähin määräaika ensin' },
  },
  noSuchSort: (word, known) => `Järjestystä ”${word}” ei ole. Järjestykset ovat ${known}.`,
  viewTitle: 'Näytä',
  noSuchView: (word, known) => `Näkymää ”${word}” ei ole. Näkymät ovat ${known}.`,
  noneHere: 'Tässä ei ole keskustelua.',
  lost: (who) => `${who} poistui tästä luettelosta: käsitelty tai muutettu muualla.`,
  marksGone: (gone, of) =>
    gone === of
      ? `${of === 1 ? 'Merkitsemäsi keskustelu on poistunut' : `Kaikki ${of} merkitsemääsi ovat poistuneet`} tästä luettelosta.`
      : `${gone}/${of} merkityistä on poistunut tästä luettelosta.`,
  onlyThis: (who) => `Tehdäänkö tämä vain yhdelle (${who})?`,
  markedLoaded: (n, total) => `${n} merkitty: vasta luetut; kaikkiaan ${total}.`,
  lastRead: (n, total) => `Rivi ${n} / ${total}; seuraavia luetaan.`,

  spoken: {
    marked: 'merkitty',
    urgency: { critical: 'kriittinen', high: 'kiireellinen', normal: 'tavallinen', low: 'kiireetön' },
    sentiment: { negative: 'kielteinen', neutral: 'neutraali', positive: 'myönteinen' },
    way: { public: 'julkinen', private: 'yksityinen' },
    waiting: (span) => `odottanut ${span}`,
    dueIn: (span) => `aikaa jäljellä ${span}`,
    overdue: (span) => `myöhässä ${span}`,
    followUp: (span) => `palattava, aikaa ${span}`,
    followUpOver: (span) => `palaaminen myöhässä ${span}`,
    assigned: (who) => `käsittelijä ${who}`,
    claimed: (who) => `työn alla: ${who}`,
    labels: (labels) => `tunnisteet ${labels}`,
    minutes: (n) => count(n, 'minuutti', 'minuuttia'),
    hours: (n) => count(n, 'tunti', 'tuntia'),
    days: (n) => count(n, 'päivä', 'päivää'),
    weeks: (n) => count(n, 'viikko', 'viikkoa'),
  },
};
