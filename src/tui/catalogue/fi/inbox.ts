import type { Catalogue } from '../catalogue.ts';

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const INBOX: Catalogue['inbox'] = {
  views: {
    open: 'avoimet',
    pending: 'odottavat',
    snoozed: 'torkussa',
    closed: 'suljetut',
    mine: 'omat',
    unassigned: 'vapaat',
    negative: 'kielteiset',
    private: 'yksityiset',
    all: 'kaikki',
  },

  way: { public: 'julkinen', private: 'yksityinen' },
  urgency: { critical: 'KRIT', high: 'kiir', normal: 'tav.', low: 'vähä' },
  sentiment: { negative: 'neg', neutral: 'neu', positive: 'pos' },
  status: { open: 'avoi', pending: 'odot', snoozed: 'tork', closed: 'valm' },
  dueIn: (span) => `${span} jää`,
  overdue: (span) => `-${span}`,
  followUpMark: (span) => `palaa ${span}`,

  nobodyWaits: (poll) => `Kukaan ei odota. ${poll} kuuntelee kanavat nyt.`,
  noneIn: (view) => `Näkymässä “${view}” ei ole mitään.`,
  noneFound: (words) => `Haulla “${words}” ei löytynyt mitään. Esc näyttää taas kaikki.`,
  noneWithin: (limit) => `Rajauksella “${limit}” ei ole mitään. Esc poistaa rajauksen.`,

  marked: (n) => `${n} merkitty`,
  range: 'alue',
  limitedTo: (words, n) => `rajattu: ${words} (${n})`,
  found: (words, at, total) => `/${words} ${at}/${total}`,
  sortedBy: (sort) => `järjestys: ${sort}`,
  unknown: (n) => `${n} epäselvää`,
  failed: (n) => `${n} epäonnistui`,
  toApprove: (n) => `${n} hyväksyttävää`,
  inOutbox: (n) => `${n} lähtevää`,

  followers: (n) => count(n, 'seuraaja', 'seuraajaa'),
  bot: 'BOTTI',
  on: (account, platform) => `${account} · ${platform}`,
  worksOnIt: (who, until) => `työn alla: ${who}, ${until} asti`,
  waits: (span) => `odottanut ${span}`,
  dueAt: (moment) => `määräaika ${moment}`,
  overdueSince: (moment) => `MYÖHÄSSÄ, määräaika oli ${moment}`,
  snoozedUntil: (moment, why) => `torkussa ${moment} asti${why === '' ? '' : ` (${why})`}`,
  followUpAt: (moment) => `palataan ${moment}`,
  assignedTo: (who) => (who === null ? 'ei käsittelijää' : `käsittelijä ${who}`),
  isStatus: (status) => ({ open: 'avoin', pending: 'odottaa', snoozed: 'torkussa', closed: 'suljettu' })[status],
  why: (urgency, sentiment) =>
    `miksi: ${{ critical: 'kriittinen', high: 'kiireellinen', normal: 'tavallinen', low: 'kiireetön' }[urgency]}, ${
      { negative: 'kielteinen', neutral: 'neutraali', positive: 'myönteinen' }[sentiment]
    }`,
  messages: (n) => count(n, 'viesti', 'viestiä'),
  notes: (n) => count(n, 'muistiinpano', 'muistiinpanoa'),
  enterShows: (what) => `${what}; Enter näyttää ne`,
  replyUnderWay: (author, reply, status) => `${author}: vastaus ${reply}, ${status}`,
  replyStatus: {
    draft: 'luonnos',
    inReview: 'odottaa hyväksyntää',
    rejected: 'palautettu',
    approved: 'hyväksytty',
    queued: 'jonossa',
    sending: 'lähtee parhaillaan',
    unknown: 'perillemeno epäselvä',
    held: 'pidätetty',
    failed: 'epäonnistui',
  },
  previewRows: ({ first, last, count: all }, key) =>
    `Esikatselu, rivit ${first}–${last} / ${all}; ${key} palaa luetteloon`,

  searchTitle: (now) =>
    now === '' ? 'Hae teksteistä ja ihmisistä, kaikista näkymistä' : `Hae (nyt “${now}”; tyhjä näyttää taas kaikki)`,
  foundSo: (n, words) =>
    n === 0 ? `Haulla “${words}” ei löytynyt mitään.` : `${n} löytyi haulla “${words}”; n ja N käyvät ne läpi.`,
  noSearch: 'Vielä ei ole haettu mitään.',
  limitTitle: (now) =>
    now === '' ? 'Rajaa (sentiment=negative platform=x sanoja)' : `Rajaa (nyt “${now}”; tyhjä poistaa rajauksen)`,
  sortTitle: (now) => `Järjestä (nyt ${now})`,
  sorts: {
    pressing: { key: 'k', title: 'kiireellisin ensin' },
    newest: { key: 'u', title: 'uusin ensin' },
    oldest: { key: 'v', title: 'vanhin ensin' },
    waiting: { key: 'o', title: 'pisimpään odottanut ensin' },
    due: { key: 'm', title: 'lähin määräaika ensin' },
  },
  noSuchSort: (word, known) => `Järjestystä “${word}” ei ole. Järjestykset ovat ${known}.`,
  viewTitle: 'Näytä',
  noSuchView: (word, known) => `Näkymää “${word}” ei ole. Näkymät ovat ${known}.`,
  viewIsWrong: (view, problem) => `Tiedoston kuulo.yaml näkymää “${view}” ei voi lukea: ${problem}`,
  noneHere: 'Tässä ei ole keskustelua.',
  markedLoaded: (n, total) => `${n} merkitty: tähän asti luetut, kaikkiaan ${total}.`,
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
