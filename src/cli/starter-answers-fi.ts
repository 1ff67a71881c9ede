import type { StarterText } from './starter-text.ts';

const WHEN = {
  ask: 'Mihin mennessä vastaat (esimerkiksi perjantaina klo 16 mennessä)?',
  fallback: 'seuraavan arkipäivän loppuun mennessä',
};

/** Ready to be used by a small Finnish company; every promise in them has a time that it can keep. */
export const STARTERS_FI: readonly StarterText[] = [
  {
    name: 'delivery-late',
    title: 'Toimitus myöhässä',
    topics: ['delivery'],
    visibility: 'private',
    variables: { when: WHEN },
    body: `Hei{% if firstName %} {{ firstName }}{% endif %}!

Olemme pahoillamme, että tilauksesi on myöhässä. Kerrotko vielä tilausnumerosi, jos et ole jo kertonut? Selvitämme kuljetusliikkeeltä, missä lähetyksesi on, ja kirjoitamme sinulle {{ when }}, mitä saimme tietää.

Ystävällisin terveisin
{{ operator }}, {{ brand }}`,
  },
  {
    name: 'delivery-lost',
    title: 'Lähetys kadonnut',
    topics: ['delivery', 'returns'],
    visibility: 'private',
    variables: {
      when: { ask: 'Mihin mennessä hoidat asian?', fallback: 'kahden arkipäivän kuluessa vastauksestasi' },
    },
    body: `Hei{% if firstName %} {{ firstName }}{% endif %}!

Lähetyksesi näyttää kadonneen matkalla, ja pyydämme sitä anteeksi. Sinun ei tarvitse odottaa selvittelyn päättymistä: haluatko, että lähetämme uuden tilalle, vai palautammeko rahat? Kerro kumpi sopii sinulle paremmin, niin hoidamme sen {{ when }}.

Ystävällisin terveisin
{{ operator }}, {{ brand }}`,
  },
  {
    name: 'return-refund',
    title: 'Palautus ja rahojen palautus',
    topics: ['returns'],
    visibility: 'private',
    variables: {
      when: { ask: 'Mihin mennessä lähetät palautusohjeen?', fallback: 'seuraavan arkipäivän loppuun mennessä' },
      days: { ask: 'Monessako päivässä rahat palautuvat?', fallback: '14' },
    },
    body: `Hei{% if firstName %} {{ firstName }}{% endif %}!

Kiitos viestistäsi, autamme mielellämme palautuksessa. Kerro tilausnumerosi ja mitä haluat palauttaa, niin lähetämme sinulle ohjeen {{ when }}. Rahat palautuvat samalla tavalla kuin maksoit, viimeistään {{ days }} päivän kuluttua siitä, kun tuote on saapunut meille.

Ystävällisin terveisin
{{ operator }}, {{ brand }}`,
  },
  {
    name: 'product-broken',
    title: 'Väärä tai rikkinäinen tuote',
    topics: ['product', 'returns'],
    visibility: 'private',
    variables: { when: WHEN },
    body: `Hei{% if firstName %} {{ firstName }}{% endif %}!

Pahoittelemme, että tuote ei ollut sellainen kuin piti. Lähetätkö meille kuvan siitä ja tilausnumerosi? Kerro samalla, haluatko tilalle uuden vai rahat takaisin. Vastaamme sinulle {{ when }} ja kerromme, miten asia etenee.

Ystävällisin terveisin
{{ operator }}, {{ brand }}`,
  },
  {
    name: 'invoice-question',
    title: 'Kysymys laskusta',
    topics: ['billing'],
    visibility: 'private',
    variables: { when: WHEN },
    body: `Hei{% if firstName %} {{ firstName }}{% endif %}!

Kiitos kun kysyit laskustasi. Kerrotko laskun numeron ja kohdan, jota kysymyksesi koskee? Käymme laskun läpi ja vastaamme sinulle {{ when }}. Jos laskussa on virhe, korjaamme sen ja siirrämme eräpäivää, joten odotuksesta ei tule sinulle kuluja.

Ystävällisin terveisin
{{ operator }}, {{ brand }}`,
  },
  {
    name: 'outage',
    title: 'Häiriö palvelussa',
    topics: ['outage', 'app'],
    visibility: 'both',
    variables: { when: { ask: 'Milloin kerrot tilanteesta seuraavan kerran (esimerkiksi klo 15)?' } },
    body: `Hei{% if firstName %} {{ firstName }}{% endif %}!

Pahoittelemme häiriötä. Vika on tiedossamme ja sitä korjataan parhaillaan. Valmistumisaikaa emme vielä tiedä, mutta kerromme tässä seuraavan kerran {{ when }}, missä mennään.

{{ operator }}, {{ brand }}`,
  },
  {
    name: 'opening-hours',
    title: 'Aukioloajat',
    topics: ['store', 'question'],
    visibility: 'both',
    variables: { hours: { ask: 'Milloin olette auki (esimerkiksi arkisin klo 9–17)?' } },
    body: `Hei{% if firstName %} {{ firstName }}{% endif %}!

Kiitos kysymyksestä. Olemme auki {{ hours }}. Tervetuloa käymään!

{{ operator }}, {{ brand }}`,
  },
  {
    name: 'appointment',
    title: 'Ajan varaaminen tai siirtäminen',
    topics: ['service', 'question'],
    visibility: 'private',
    variables: { when: { ask: 'Mihin mennessä vahvistat ajan?', fallback: 'seuraavan arkipäivän loppuun mennessä' } },
    body: `Hei{% if firstName %} {{ firstName }}{% endif %}!

Kiitos viestistäsi, etsitään sinulle sopiva aika. Ehdota meille kahta tai kolmea päivää ja kellonaikaa, jotka kävisivät sinulle. Vahvistamme ajan sinulle {{ when }}.

Ystävällisin terveisin
{{ operator }}, {{ brand }}`,
  },
  {
    name: 'thank-you',
    title: 'Kiitos palautteesta',
    topics: ['praise'],
    visibility: 'both',
    body: `Hei{% if firstName %} {{ firstName }}{% endif %}!

Kiitos, että kerroit meille. Tällainen palaute ilahduttaa, ja välitän kiitoksesi työkavereilleni. Mukavaa päivänjatkoa!

{{ operator }}, {{ brand }}`,
  },
  {
    name: 'complaint-received',
    title: 'Valitus vastaanotettu',
    topics: ['service', 'other'],
    visibility: 'both',
    variables: { when: WHEN },
    body: `Hei{% if firstName %} {{ firstName }}{% endif %}!

Kiitos, että kerroit tästä. Olemme pahoillamme, ettei kaikki mennyt niin kuin piti. Käyn asian läpi niiden kanssa, joita se koskee, ja vastaan sinulle {{ when }}.

Ystävällisin terveisin
{{ operator }}, {{ brand }}`,
  },
  {
    name: 'continue-in-private',
    title: 'Jatketaan yksityisviestissä',
    topics: ['account', 'billing', 'other'],
    visibility: 'public',
    variables: { when: WHEN },
    body: `Hei{% if firstName %} {{ firstName }}{% endif %}!

Kiitos viestistäsi. Jotta tietosi pysyvät suojassa, hoidetaan tämä yksityisesti: laitatko meille yksityisviestin? Vastaamme siihen {{ when }}. Älä kirjoita tänne julkisesti henkilötietojasi tai tilauksesi tietoja.

{{ operator }}, {{ brand }}`,
  },
  {
    name: 'checking-in',
    title: 'Onko asia kunnossa?',
    topics: ['service', 'other'],
    visibility: 'private',
    body: `Hei{% if firstName %} {{ firstName }}{% endif %}!

Halusin vielä kysyä, onko asiasi nyt kunnossa. Jos jokin jäi vaivaamaan, vastaa tähän viestiin, niin jatketaan siitä. Jos kaikki on hyvin, sinun ei tarvitse tehdä mitään. Kiitos, että otit yhteyttä!

Ystävällisin terveisin
{{ operator }}, {{ brand }}`,
  },
  {
    name: 'data-request',
    title: 'Omien tietojen pyyntö',
    topics: ['account', 'security'],
    visibility: 'private',
    variables: {
      day: {
        ask: 'Mihin päivään mennessä vastaat (esimerkiksi 5.9., viimeistään kuukauden kuluttua pyynnöstä)?',
        fallback: 'kuukauden kuluessa siitä, kun saimme pyyntösi',
      },
    },
    body: `Hei{% if firstName %} {{ firstName }}{% endif %}!

Kiitos pyynnöstäsi, olemme kirjanneet sen. Kerrotko vielä, haluatko nähdä tietosi, korjata niitä vai poistaa ne? Varmistamme ensin, että pyyntö tulee sinulta, ja neuvomme siinä erikseen; henkilötunnusta tai salasanoja ei tarvitse lähettää. Saat vastauksen viimeistään {{ day }}.

Ystävällisin terveisin
{{ operator }}, {{ brand }}`,
  },
  {
    name: 'out-of-hours',
    title: 'Viesti aukioloajan ulkopuolella',
    topics: ['other'],
    visibility: 'both',
    variables: { when: { ask: 'Mihin mennessä vastaat?', fallback: 'seuraavan arkipäivän aikana' } },
    body: `Hei{% if firstName %} {{ firstName }}{% endif %}!

Kiitos viestistäsi. Asiakaspalvelumme on juuri nyt kiinni, mutta viestisi on tallessa ja vastaamme siihen {{ when }}. Hätätilanteessa soita 112.

{{ operator }}, {{ brand }}`,
  },
  {
    name: 'product-question',
    title: 'Kysymys tuotteesta',
    topics: ['product', 'price', 'question'],
    visibility: 'both',
    variables: { when: WHEN },
    body: `Hei{% if firstName %} {{ firstName }}{% endif %}!

Kiitos hyvästä kysymyksestä. Tarkistan asian, jotta saat oikean tiedon, ja vastaan sinulle {{ when }}.

{{ operator }}, {{ brand }}`,
  },
  {
    name: 'hand-over',
    title: 'Asia siirtyy kollegalle',
    topics: ['service', 'other'],
    visibility: 'both',
    variables: {
      colleague: { ask: 'Kuka asiaa hoitaa tästä eteenpäin?', fallback: 'kollegani' },
      when: { ask: 'Mihin mennessä kollegasi vastaa?', fallback: 'seuraavan arkipäivän loppuun mennessä' },
    },
    body: `Hei{% if firstName %} {{ firstName }}{% endif %}!

Asiaasi hoitaa tästä eteenpäin {{ colleague }}, joka tuntee aiheen parhaiten. Keskustelumme siirtyy mukana, joten sinun ei tarvitse kertoa kaikkea uudelleen. Saat vastauksen {{ when }}.

Ystävällisin terveisin
{{ operator }}, {{ brand }}`,
  },
  {
    name: 'csat',
    title: 'Miten palvelu onnistui?',
    topics: ['service'],
    visibility: 'private',
    body: `Hei{% if firstName %} {{ firstName }}{% endif %}!

Kiitos, että otit yhteyttä. Miten palvelumme onnistui? Vastaa numerolla 1–{{ scale }}: 1 on huonosti ja {{ scale }} erinomaisesti. Voit halutessasi kirjoittaa perään, miksi. Jokainen vastaus luetaan.

{{ operator }}, {{ brand }}`,
  },
];
