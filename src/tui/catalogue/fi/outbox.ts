import type { Catalogue } from '../en/en.ts';

export const OUTBOX: Catalogue['outbox'] = {
  title: 'Lähtevät',
  columns: { status: 12, way: 11 },
  way: { public: 'julkinen', private: 'yksityinen' },
  nobodySends: 'kukaan ei lähetä juuri nyt',
  sends: ({ who, account, since, pid }) => `${who} lähettää tilillä ${account}, ${since} alkaen (prosessi ${pid})`,
  empty: 'Lähteviä ei ole.',
  noReply: 'Tässä ei ole vastausta.',
  on: (account, platform) => `${account} (${platform})`,
  about: ({ id, conversation, author, approvedBy, plan }) => {
    const approved = approvedBy === null ? '' : ` · hyväksyjä ${approvedBy}`;
    const row = plan === null ? '' : ` · suunnitelman ${plan.name} rivi ${plan.row}`;
    return `vastaus ${id} keskusteluun ${conversation}, tekijä ${author}${approved}${row}`;
  },
  meaning: {
    draft: () => 'Luonnos.',
    inReview: () => 'Odottaa hyväksyntää.',
    approved: (keys) =>
      `Hyväksytty, ja sen aika on: lähtee seuraavassa lähetyksessä. ${keys.sendDue} lähettää; ${keys.recall} peruu.`,
    queued: (keys) =>
      `Jonossa, ja sen aika on: lähtee seuraavassa lähetyksessä. ${keys.sendDue} lähettää; ${keys.recall} peruu.`,
    sending: () => 'Lähetys on kesken, tai oli kesken, kun kuulo pysähtyi. Se selvitetään ennen kaikkea muuta.',
    sent: () => 'Lähetetty.',
    failed: (keys) => `Ei lähtenyt: sitä ei varmasti julkaistu. ${keys.retry} yrittää uudelleen.`,
    unknown: (keys) =>
      `Kukaan ei tiedä, lähtikö tämä. Sitä ei lähetetä uudelleen tarkistamatta. ${keys.look} selvittää; ${keys.settle}: kerro, mitä näit.`,
    held: (keys) =>
      `Pidätetty: se on voinut jo lähteä. ${keys.look} selvittää; ${keys.settle}: kerro, mitä näit; ${keys.recall} peruu.`,
    rejected: () => 'Palautettu tekijälle.',
    cancelled: () => 'Peruttu.',
  },
  answered: (keys) =>
    `EI LÄHETETTY: viestiin on jo vastattu. ${keys.additional} lähettää tämän lisävastauksena; ${keys.recall} peruu.`,
  goesIn: (left) => `${left} päästä`,
  goesOut: (left, why, keys) => `Lähtöön ${left}: ${why}. ${keys.recall} peruu.`,
  waits: {
    asked: (at) => `ei ennen ${at}, kuten pyydettiin`,
    throttled: (at) => `kanava pyysi odottamaan ${at} asti`,
    undo: 'perumisaika kuluu',
    again: (at) => `uusi yritys ${at}`,
    down: (at) => `kanavaan ei saatu yhteyttä; uusi yritys ${at}`,
  },
  notLooked: 'Ei vielä selvitetty.',
  looked: (at, told) => `Selvitetty ${at}: ${told}.`,
  told: {
    absent: 'sitä ei löytynyt sieltä',
    cannotTell: 'kanava ei osaa kertoa',
    failed: (what) => `selvitys ei onnistunut (${what})`,
  },
  noneThere: 'Keskustelussa ei ole meidän viestejämme.',
  quoted: (at, text) => `${at} ”${text}”`,
  oursThere: (posts) => `Viestimme keskustelussa: ${posts}`,
  sendingDue: 'Lähetetään ne, joiden aika on…',
  looking: 'Selvitetään…',
  nothingDue: 'Mitään lähetettävää tai selvitettävää ei ollut.',
  onlyFailed: (status) => `Vain varmasti lähtemättä jääneen voi yrittää uudelleen; tämän tila: ${status}.`,
  again: (reply) => `Vastaus ${reply} on taas matkalla…`,
  recalled: (reply) => `Vastaus ${reply} peruttiin. Sitä ei lähetetty.`,
  notAnswered: 'Lisävastauksena lähtee vain se, jonka viestiin joku on jo vastannut.',
  additionalTitle: (why) => `${why} Lähetetäänkö LISÄVASTAUKSENA?`,
  sendingAdditional: 'Lähetetään lisävastauksena…',
  settleTitle: 'Katso kanavasta. Miten sille kävi?',
  wasSent: 'se lähti',
  wasNotSent: 'se ei lähtenyt',
  addressTitle: 'Vastauksen verkko-osoite kanavassa',
  noAddress: 'Ilman osoitetta se jää epäselväksi.',
  countsAsSent: (reply) => `Vastaus ${reply} merkittiin lähetetyksi sinun sanasi mukaan.`,
  sureTitle: 'Se lähtee uudelleen. Eikö se varmasti ole siellä?',
  countsAsNotSent: (reply, status, keys) =>
    `Vastaus ${reply} merkittiin lähettämättömäksi sinun sanasi mukaan. Sen tila: ${status}. ${keys.sendDue} lähettää ne, joiden aika on.`,
};
