import type { Catalogue } from '../en/en.ts';

export const DESK: Catalogue['desk'] = {
  way: { public: 'JULKINEN', private: 'YKSITYINEN' },
  units: { minute: 'm', hour: 't', day: 'p', week: 'v' },
  rows: (first, last, count) => `rivit ${first}–${last} / ${count}; j ja k vierittävät`,
  meansNothing: (key, help) => `${key} ei tarkoita tässä mitään${help === '' ? '.' : `; ${help} luettelee näppäimet.`}`,
  yes: 'kyllä',
  no: 'ei',
  leave: 'poistu',
  stay: 'jää',
  leaveTitle: (waiting) =>
    `Poistutaanko kuulosta?${waiting === 0 ? '' : ` (${waiting} lähtevää menee seuraavalla kuulo send -ajolla)`}`,
  nothingToUndo: 'Ei mitään kumottavaa.',
  undone: (what) => `Kumottu: ${what}`,
  nothingToRepeat: 'Ei vielä mitään toistettavaa.',
  listening: (what, done, total) =>
    `Kuunnellaan…${what === '' ? '' : ` ${what}`}${total === null ? '' : ` ${done}/${total}`}`,
  commandLine: ':',
  noSuchCommand: (word, near) =>
    `Tässä ei ole komentoa “${word}”.${near === null ? ' ? luettelee kaikki.' : ` Tarkoititko ${near}?`}`,
};
