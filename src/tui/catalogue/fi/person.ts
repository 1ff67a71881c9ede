import type { Catalogue } from '../en/en.ts';

export const PERSON: Catalogue['person'] = {
  on: (platform) => `(${platform})`,
  followers: (count) => (count === 1 ? '1 seuraaja' : `${count} seuraajaa`),
  followersUnknown: 'seuraajien määrä ei tiedossa',
  bot: 'kertoo olevansa botti',
  knownSince: (date) => `ensimmäinen viesti ${date}`,
  wroteLast: (date) => `viimeisin viesti ${date}`,
  neverWrote: 'ei ole kirjoittanut meille',
  conversations: (count, shown) =>
    `${count === 1 ? '1 keskustelu' : `${count} keskustelua`}${shown < count ? ` (tässä uusimmat ${shown})` : ''}`,
  optedOut: 'KIELTO: pyytänyt, ettei hänelle lähetetä joukkoviestejä.',
  sections: {
    followUps: (count) => `Lupaukset ja palattavat asiat (${count})`,
    notes: (count) => `SISÄISET muistiinpanot (${count})`,
    history: (count) => `Viestit, uusin ensin (${count})`,
    sent: (count) => `Lähettämämme vastaukset (${count})`,
  },
  none: 'ei mitään',
  they: 'asiakas',
  we: 'ME',
  deleted: 'POISTETTU kanavasta',
  edited: 'muokattu',
  conversation: (id) => `keskustelu ${id}`,
  reply: (id, status) => `vastaus ${id} · ${status}`,
  note: 'SISÄINEN MUISTIINPANO',
  kept: (at) => `hoidettu ${at}`,
  noneHere: 'Tässä ei ole keskustelua.',
};
