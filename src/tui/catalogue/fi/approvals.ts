import type { Catalogue } from '../en/en.ts';

export const APPROVALS: Catalogue['approvals'] = {
  title: (index, count) => `Hyväksyttävät ${index}/${count}`,
  nothingWaits: 'Mikään ei odota hyväksyntää.',
  replies: (count) => (count === 1 ? '1 vastaus' : `${count} vastausta`),
  plan: (name) => `SUUNNITELMA ${name}`,
  hash: (hash) => `tiiviste ${hash}`,
  by: (author) => `tekijä ${author}`,
  conversation: (id) => `keskustelu ${id}`,
  rowsSeen: (seen, count, keys) => `vastaukset ${seen}/${count}; ${keys.down} ja ${keys.up} vierittävät`,
  replaced: (keys) => `Teksti vaihtui tai tilalle tuli toinen; lue se ja paina sitten ${keys.approve}`,
  textChanged: 'Teksti muuttui sillä välin; lue se uudelleen.',
  moved: 'Teksti muuttui tai asiakas kirjoitti sillä välin; lue uudelleen.',
  approved: (reply) => `Vastaus ${reply} on hyväksytty ja matkalla…`,
  rejectTitle: 'Palautetaan; perustelu tekijälle',
  rejected: (reply, author) => `Vastaus ${reply} palautettiin tekijälle (${author}).`,
  noteMissing: 'Palautus vaatii perustelun. Vastaus odottaa yhä.',
  planChanged: 'Suunnitelma muuttui sillä välin; lue se uudelleen.',
  approvePlanTitle: ({ replies, name, hash, seen }) =>
    `Hyväksytäänkö suunnitelma ${name}, ${replies} (${hash})?${seen === null ? '' : ` Olet nähnyt niistä ${seen}.`}`,
  planApproved: (name, how) => `Suunnitelma ${name} on hyväksytty; mitään ei lähde ennen komentoa \`${how}\`.`,
  rejectPlanTitle: (name) => `Palautetaan suunnitelma ${name}; perustelu tekijälle`,
  planRejected: (name) => `Suunnitelma ${name} palautettiin.`,
  planNotEdited: (keys) =>
    `Suunnitelmaa ei muokata: ${keys.reject} palauttaa sen, ja perustelussa kerrotaan, mitä muutetaan.`,
  editing: (reply, author) =>
    `Muutoksista vastaukseen ${reply} (tekijä ${author}) tulee uusi versio, joka hyväksytään uudelleen.`,
};
