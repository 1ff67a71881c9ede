import type { Catalogue } from '../en/en.ts';

export const HELP: Catalogue['help'] = {
  title: 'Näppäimet',
  screens: {
    inbox: 'Saapuneet',
    thread: 'Keskustelun viestit',
    conversation: 'Keskustelut',
    composer: 'Vastauksen kirjoitus (jokainen kirjain on tekstiä; Ctrl-A E K U W D kuten readlinessa)',
    picker: 'Valmiit vastaukset (jokainen kirjain hakee)',
    review: 'Tarkistus ennen lähetystä',
    approvals: 'Hyväksyttävät',
    outbox: 'Lähtevät',
    followUps: 'Palattavat asiat',
    person: 'Henkilö',
    bulk: 'Joukkolähetykset',
    pulse: 'Tilannekuva',
    lists: 'Liikkuminen',
    everywhere: 'Kaikkialla paitsi kirjoittaessa',
  },
  macros: (key) => (key === '' ? 'Omat makrot (:macro nimi)' : `Omat makrot (${key}, sitten näppäin)`),
  views: 'Omat näkymät',
  filter: 'Mitkä näppäimet (sana tai näppäin; tyhjä näyttää kaikki)',
  filtered: (words) => `Näppäimet haulla ”${words}”; / hakee muita, tyhjä vastaus näyttää kaikki`,
  nothing: (words) => `Haulla ”${words}” ei löytynyt näppäintä eikä komentoa.`,
  foot: (first, last, count) => `rivit ${first}–${last} / ${count}; / etsii näppäimen`,
};
