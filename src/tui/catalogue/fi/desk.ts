import type { Catalogue } from '../en/en.ts';

export const DESK: Catalogue['desk'] = {
  way: { public: 'JULKINEN', private: 'YKSITYINEN' },
  units: { minute: 'm', hour: 't', day: 'p', week: 'v' },
  spans: { s: 's', min: 'min', h: 't', d: 'pv' },
  rows: ({ first, last, count }, { down, up }) =>
    `rivit ${first}–${last} / ${count}${down === '' || up === '' ? '' : `; ${down} ja ${up} vierittävät`}`,
  meansNothing: (key, help) => `${key} ei tarkoita tässä mitään${help === '' ? '.' : `; ${help} luettelee näppäimet.`}`,
  yes: 'kyllä',
  no: 'ei',
  leave: 'poistu',
  stay: 'jää',
  finishing: 'kuulo tekee keskeneräisen loppuun; Ctrl-C lopettaa heti.',
  /** `workspace` is a folder. */
  demo: (workspace) =>
    `Esittely: ville, simuloitu työtoveri, hyväksyy hetken kuluttua. Toimi itse hänenä: kuulo inbox --workspace ${workspace} --as ville`,
  leaveTitle: (waiting) =>
    `Poistutaanko kuulosta?${waiting === 0 ? '' : ` (lähtevissä on ${waiting}; ne lähtevät seuraavalla komennolla kuulo send)`}`,
  nothingToUndo: 'Ei mitään kumottavaa.',
  undone: (what) => `Kumottu: ${what}`,
  nothingToRepeat: 'Ei vielä mitään toistettavaa.',
  listening: (what, done, total) =>
    `Kuunnellaan…${what === '' ? '' : ` ${what}`}${total === null ? '' : ` ${done}/${total}`}`,
  commandLine: ':',
  commandAimGone: 'EI TEHTY: kohde poistui tai muuttui. Enter tekee tämän nykyiselle kohteelle',
  noSuchCommand: (word, near, { help }) => {
    const all = help === '' ? '' : ` ${help} luettelee kaikki.`;
    return `Tässä ei ole komentoa ”${word}”.${near === null ? all : ` Tarkoititko ${near}?`}`;
  },
};
