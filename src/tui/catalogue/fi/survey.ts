import type { Catalogue } from '../en/en.ts';

export const SURVEY: Catalogue['survey'] = {
  skips: {
    notClosed: 'keskustelu ei ole valmis',
    waiting: 'asiakas odottaa vastausta',
    noAnswer: 'emme ole vastanneet siinä',
    handedOver: 'se on siirretty, eikä lopputulosta vielä tiedetä',
    bot: 'siellä kirjoittaa ohjelma, ei ihminen',
    optedOut: 'hän ei halua, että hänelle kirjoitetaan',
    alreadyAsked: 'siitä on jo kysytty häneltä',
    coolDown: 'häneltä on kysytty vähän aikaa sitten (survey.cooldown)',
    noPrivate: 'hänelle ei voi kirjoittaa yksityisesti',
    text: 'kysymys ei sovi',
  },
  notAsked: (why) => `Palautetta ei kysytä: ${why}.`,
  one: 'Vain yksi kerrallaan: poista merkinnät.',
  sure: (who, text) => `Kysytäänkö palautetta YKSITYISESTI (${who})? ”${text}”`,
  yes: 'Kysy',
  inReview: (reply) => `Vastaus ${reply} odottaa hyväksyntää, sitten se kysyy palautetta.`,
  waits: (reply) => `Vastaus ${reply} kysyy palautetta, kun se on lähetetty.`,
  asked: (reply) => `Vastaus ${reply} lähti: palautetta on kysytty.`,
  notSent: (reply, why) => `Vastausta ${reply} ei lähetetty: ${why}`,
  rateTitle: (scale) => `Arvosana 1–${scale} ja mitä asiakas sanoi`,
  wrong: (text, scale) => `${text} ei ala arvosanalla 1–${scale}.`,
  sureRate: (who, rating) => `Kirjataanko arvosana ${rating} (${who})?`,
  rated: (who, rating) => `Kirjattu: ${rating} (${who}).`,
  of: (rating, scale) => `${rating}/${scale}`,
};
