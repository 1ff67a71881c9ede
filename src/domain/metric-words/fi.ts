import type { MetricId, MetricWords } from '../metrics.ts';

/** The metrics in Finnish. */
export const METRIC_WORDS_FI: Readonly<Record<MetricId, MetricWords>> = {
  inbound: {
    title: 'Kuullut viestit',
    definition: 'Asiakkaiden viestit sen mukaan, milloin asiakas julkaisi ne.',
  },
  negativeShare: {
    title: 'Kielteisten osuus',
    definition: 'Kielteisten viestien osuus kaikista asiakkaiden viesteistä.',
  },
  positiveShare: {
    title: 'Myönteisten osuus',
    definition: 'Myönteisten viestien osuus kaikista asiakkaiden viesteistä.',
  },
  pressing: {
    title: 'Kriittiset ja kiireelliset',
    definition: 'Asiakkaiden viestit, joiden omat sanat ovat kriittisiä tai kiireellisiä.',
  },
  opened: {
    title: 'Avatut keskustelut',
    definition: 'Tapahtumat conversation.opened: keskustelu kuultiin jaksolla ensimmäisen kerran.',
  },
  reopened: {
    title: 'Uudelleen avatut keskustelut',
    definition:
      'Tapahtumat conversation.reopened: asiakas kirjoitti uudelleen tai käsittelijä palautti keskustelun; myös asiakkaan seuraava viesti, kun myöhässä oleva lupauksemme oli nostanut keskustelun. Vastausta kyselyyn ja peruttua sulkemista ei lasketa.',
  },
  sent: {
    title: 'Lähetetyt vastaukset',
    definition:
      'Tapahtumat reply.sent vastauksista, jotka ihminen kirjoitti tai lähetti yksitellen: alusta kertoi julkaisusta tai ihminen totesi sen. Vastaus luetaan kirjoittajan hyväksi. Kyselyjä, massavastauksia, automaattisia vastauksia ja muualla annettuja vastauksia ei lasketa.',
  },
  replyRate: {
    title: 'Vastausaste',
    definition:
      'Tapaukset, jotka asiakas aloitti jaksolla (kuultiin ensi kertaa tai asiakas kirjoitti sulkemisen jälkeen) ja joihin vastattiin kuulolla, yksitellen tai massavastauksena, ennen jakson loppua ja ennen sulkemista; jaettuna kaikilla näillä tapauksilla. Ensin muualla vastattuja ja alussa haettua historiaa ei lasketa.',
  },
  firstResponseMedian: {
    title: 'Ensivaste, mediaani',
    definition:
      'Asiakkaan vanhimmasta vastaamattomasta viestistä tapauksen ensimmäiseen vastaukseen, kalenteriaikana. Tapaus alkaa, kun keskustelu kuullaan ensi kertaa, ja uudelleen, kun se palaa sulkemisen jälkeen. Vain ihmisten yksitellen antamat vastaukset.',
  },
  firstResponseP90: {
    title: 'Ensivaste, 90 %',
    definition: 'Samat ajat: yhdeksän kymmenestä ensivastauksesta tuli tässä ajassa.',
  },
  firstResponseWorkingMedian: {
    title: 'Ensivaste työaikana, mediaani',
    definition: 'Samat odotukset, joista lasketaan vain aukioloaika.',
  },
  firstResponseWorkingP90: {
    title: 'Ensivaste työaikana, 90 %',
    definition: 'Samat odotukset työaikana: yhdeksän kymmenestä ensivastauksesta tuli tässä ajassa.',
  },
  medianResponse: {
    title: 'Vastausajan mediaani',
    definition:
      'Keskustelun vanhimmasta vastaamattomasta viestistä vastaukseen, kalenteriaikana; vastauksia, joita kukaan ei odottanut, ei lasketa. Jokainen ihmisen vastaus, ei vain ensimmäinen.',
  },
  meanResponse: {
    title: 'Vastausajan keskiarvo',
    definition: 'Samojen aikojen keskiarvo; lue ensin mediaani.',
  },
  slaKept: {
    title: 'Ajoissa vastatut',
    definition:
      'Ihmisten vastaukset, jotka lähtivät ennen määräaikaa, jaettuna kaikilla, joiden määräaika oli tiedossa lähtiessä. Yhä odottavat eivät ole mukana: katso ylittyneet vastausajat.',
  },
  breached: {
    title: 'Ylittyneet vastausajat',
    definition: 'Tapahtumat conversation.breached: vastauksen määräaika tuli, eikä vastaus ollut lähtenyt.',
  },
  closed: {
    title: 'Suljetut keskustelut',
    definition: 'Ihmisten tapahtumat conversation.closed; peruttua sulkemista ei lasketa eikä jo suljetun sulkemista.',
  },
  resolutionMedian: {
    title: 'Ratkaisuaika, mediaani',
    definition: 'Asiakkaan ensimmäisestä viestistä tapauksen sulkemiseen, kalenteriaikana.',
  },
  resolutionP90: {
    title: 'Ratkaisuaika, 90 %',
    definition: 'Samat ajat: yhdeksän kymmenestä tapauksesta suljettiin tässä ajassa.',
  },
  resolutionWorkingMedian: {
    title: 'Ratkaisuaika työaikana, mediaani',
    definition: 'Samat tapaukset, joista lasketaan vain aukioloaika.',
  },
  resolutionWorkingP90: {
    title: 'Ratkaisuaika työaikana, 90 %',
    definition: 'Samat tapaukset työaikana: yhdeksän kymmenestä suljettiin tässä ajassa.',
  },
  reopenRate: {
    title: 'Palanneiden osuus',
    definition:
      'Jaksolla suljetut keskustelut, joihin asiakas palasi ennen jakson loppua, jaettuna kaikilla suljetuilla. Vastaus kyselyyn ei ole paluu.',
  },
  csatAverage: {
    title: 'Tyytyväisyys, keskiarvo',
    definition:
      'Asiakkaiden jaksolla antamien arvosanojen keskiarvo kyselyn asteikolla; luetaan viimeisen vastauksen kirjoittajan hyväksi.',
  },
  csatTop: {
    title: 'Tyytyväiset asiakkaat',
    definition:
      'Asteikon ylimmän neljänneksen arvosanat (viidestä 4 ja 5) jaettuna kaikilla jaksolla annetuilla arvosanoilla.',
  },
  csatResponseRate: {
    title: 'Kyselyyn vastanneet',
    definition:
      'Jaksolla kysytyt kyselyt, joihin vastattiin ennen jakson loppua, jaettuna kaikilla jaksolla kysytyillä.',
  },
  surveysAsked: {
    title: 'Kysytyt kyselyt',
    definition:
      'Jaksolla yksityisesti lähetetyt kyselyt; kysymättä jätettyjä ja muista kanavista kirjattuja ei lasketa.',
  },
  moodChange: {
    title: 'Sävyn muutos',
    definition:
      'Asiakkaan seuraavan viestin sävy (−1…1) ihmisen vastauksen jälkeen vähennettynä vastatun viestin sävyllä; keskiarvo. Vain kun asiakas kirjoitti uudelleen ennen jakson loppua; vastaus kyselyyn ei ole tällainen viesti.',
  },
  moodBetter: {
    title: 'Parempi sävy',
    definition:
      'Samoista pareista ne, joissa kielteinen muuttui neutraaliksi tai myönteiseksi tai neutraali myönteiseksi.',
  },
  moodWorse: {
    title: 'Huonompi sävy',
    definition:
      'Samoista pareista ne, joissa myönteinen muuttui neutraaliksi tai kielteiseksi tai neutraali kielteiseksi.',
  },
  promisesKept: {
    title: 'Pidetyt lupaukset',
    definition:
      'Ajoissa pidetyt lupaukset jaettuna kaikilla, jotka jaksolla pidettiin ajoissa tai myöhässä tai rikottiin tai joiden määräaika meni ja jotka ovat yhä avoinna.',
  },
  promisesKeptInTime: {
    title: 'Pidetty ajoissa',
    definition: 'Tapahtumat followUp.kept määräaikaan mennessä; peruttua ei lasketa.',
  },
  promisesKeptLate: {
    title: 'Pidetty myöhässä',
    definition: 'Tapahtumat followUp.kept määräajan jälkeen; peruttua ei lasketa.',
  },
  promisesMoved: {
    title: 'Siirretty',
    definition: 'Tapahtumat followUp.moved: uusi aika, syy kirjattu; peruttua siirtoa tai sen perumista ei lasketa.',
  },
  promisesBroken: {
    title: 'Rikottu',
    definition: 'Tapahtumat followUp.broken: ihminen totesi, ettei lupausta pidetä; peruttua ei lasketa.',
  },
  promisesOverdue: {
    title: 'Yhä myöhässä',
    definition: 'Lupaukset, joiden määräaika oli jaksolla ja jotka ovat nyt avoinna.',
  },
  promisesUnconfirmed: {
    title: 'Löydetty, vahvistamatta',
    definition:
      'Lähetetyistä vastauksista löydetyt lupaukset, joiden määräaika oli jaksolla ja on jo mennyt ja joita kukaan ei ole vahvistanut eikä hylännyt. Ne eivät ole muissa luvuissa.',
  },
  handedOver: {
    title: 'Siirretty muualle',
    definition:
      'Tapahtumat handover.sent sekä puheluiden handover.made: sähköpostit, jotka palvelin otti vastaan, ja kirjatut puhelut. Epäonnistuneet eivät ole missään luvussa.',
  },
  handOversUnknown: {
    title: 'Epävarmat siirrot',
    definition:
      'Tapahtumat handover.failed sähköposteista, jotka ovat voineet mennä perille: kukaan ei tiedä. Ne eivät ole luvussa ”Siirretty muualle”.',
  },
  handOversDone: {
    title: 'Hoidetut siirrot',
    definition: 'Tapahtumat handover.done: lopputulos on kirjattu.',
  },
  sentBulk: {
    title: 'Massavastaukset',
    definition: 'Massavastausten tapahtumat reply.sent; ne näkyvät muuten vain vastausasteessa.',
  },
  answeredElsewhere: {
    title: 'Vastattu muualla',
    definition:
      'Tapahtumat conversation.answeredElsewhere: yrityksen vastaus kuultiin, mutta sitä ei lähetetty kuulolla. Sitä ei lueta kenenkään hyväksi.',
  },
  automatic: {
    title: 'Automaattiset teot',
    definition:
      'Tapahtumat rule.acted ja vastaukset, joita ihminen ei kirjoittanut eikä lähettänyt; eivät koskaan ihmisten luvuissa.',
  },
  unknown: {
    title: 'Tuntemattomat lopputulokset',
    definition: 'Tapahtumat reply.unknown: alusta ei kertonut, ottiko se vastauksen.',
  },
};
