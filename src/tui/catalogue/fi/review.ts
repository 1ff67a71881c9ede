import type { ReviewWords } from '../../widgets/review-lines.ts';
import type { Catalogue } from '../en/en.ts';
import { THREAD } from './thread.ts';

const LINES: ReviewWords = {
  reply: (id, author) => `vastaus ${id}, tekijä ${author}`,
  audience: {
    public: 'Kuka tahansa voi lukea tämän vastauksen.',
    private: 'Vain asiakas voi lukea tämän vastauksen.',
  },
  from: (account, platform) => `Lähettävä tili ${account}, kanava ${platform}`,
  since: { inbound: 'asiakas kirjoitti sen jälkeen', outbound: 'vastasimme sen jälkeen' },
  edited: (when) => `muokattu ${when}`,
  ready: 'juuri tämä lähtee',
  notReady: 'EI VALMIS LÄHTEMÄÄN',
  secondPerson: 'Toinen henkilö hyväksyy sen ennen lähtöä.',
  rejected: (note) => `Se palautettiin: ${note}`,
  cameBack: (why) => `Se palasi hyväksyttäväksi: ${why}`,
  media: THREAD.media,
};

export const REVIEW: Catalogue['review'] = {
  lines: LINES,
  readOn: (unseen, key) => `lue loppuun: vielä ${unseen} ${unseen === 1 ? 'rivi' : 'riviä'}, sitten ${key}`,
  discardTitle: 'Hylätäänkö tämä luonnos?',
  discarded: (reply) => `Luonnos ${reply} hylättiin.`,
  notSendable: (edit) => `Se ei voi lähteä näin; este näkyy yllä. ${edit} muokkaa sitä.`,
  waits: (reply) => `Vastaus ${reply} odottaa toisen henkilön hyväksyntää.`,
  onItsWay: (reply) => `Vastaus ${reply} on matkalla…`,
  onItsWayIn: (reply, span) => `Vastaus ${reply} lähtee ${span} kuluttua; siihen asti sen voi perua lähtevissä`,
  answeredAlready: (who, said) => `${who ?? 'Joku'} on jo vastannut: ”${said}”. Lähetetäänkö omasi LISÄVASTAUKSENA?`,
  nothingSent: (reply) => `Mitään ei lähetetty; luonnos ${reply} on tallessa.`,
  turn: {
    refused: (way, why) => `Ei voi vastata ${way === 'public' ? 'julkisesti' : 'yksityisesti'}: ${why}`,
    theyWrotePrivate: 'asiakas kirjoitti yksityisesti.',
    unknown: 'kanavalta ei kysytty.',
    toPrivateTitle: 'Sama teksti YKSITYISESTI, vain asiakkaan luettavaksi?',
    toPublicTitle: 'Sama teksti JULKISESTI, kaikkien luettavaksi?',
    fromPrivateTitle: 'Asiakas kirjoitti YKSITYISESTI. Sama teksti JULKISESTI, kaikkien luettavaksi?',
    reallyTitle: 'Varmasti JULKISESTI? Mukana ei saa olla mitään, mitä asiakas kertoi yksityisesti.',
    turned: (way, reply, old) =>
      `Vastaus ${reply} lähtee ${way === 'public' ? 'JULKISESTI' : 'YKSITYISESTI'}; luonnos ${old} toista tietä hylättiin.`,
  },
};
