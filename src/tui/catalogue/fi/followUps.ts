import type { Catalogue } from '../catalogue.ts';

export const FOLLOW_UPS: Catalogue['followUps'] = {
  title: 'Palattavat asiat',
  counts: (count, overdue) => `${count} avoinna${overdue === 0 ? '' : `, ${overdue} MYÖHÄSSÄ`}`,
  empty: (key) => `Mitään ei ole luvattu. ${key} keskustelun kohdalla lisää palattavan asian: milloin ja mitä.`,
  noneHere: 'Tässä ei ole palattavaa asiaa.',
  columns: { due: 18, dueNarrow: 13 },
  locale: 'fi-FI',
  overdue: (span) => `MYÖHÄSSÄ ${span}`,
  inTime: (span) => `${span} päästä`,
  today: (clock) => `tänään ${clock}`,
  tomorrow: (clock) => `huomenna ${clock}`,
  on: (date, clock) => `${date} ${clock}`,
  wasDue: (moment, span) => `MYÖHÄSSÄ ${span}: määräaika oli ${moment}.`,
  isDue: (moment, span) => `Määräaika ${moment}, aikaa ${span}.`,
  conversation: (id, status) => `keskustelu ${id}: ${status}`,
  status: { open: 'avoin', pending: 'odottaa asiakasta', snoozed: 'torkutettu', closed: 'suljettu' },
  onAccount: (account, platform) => `${account} (${platform})`,
  lastSaid: (text) => `Asiakas viimeksi: ${text}`,
  madeBy: (author, at) => `lisännyt ${author}, ${at}`,
  moved: (times, reason) =>
    `siirretty ${times === 1 ? 'kerran' : `${times} kertaa`}${reason === '' ? '' : `, viimeksi syystä: ${reason}`}`,
  moveTitle: 'Siirretään mihin ja miksi (huomenna 9:00 odottaa varastoa)',
  moveWrong: (text) =>
    `“${text}” ei ala tulevalla ajalla. Kirjoita 2h, 3d, huomenna, ma 9:00 tai 24.12. ja perään syy`,
  moveReasonless: (text) => `“${text}” kertoo milloin. Kirjoita perään, miksi`,
  movedTo: (who, at, why) => `${who}: siirretty, uusi aika ${at}: ${why}`,
  undoneMove: (who) => `${who}: siirto`,
  movedBack: 'peruttu',
  kept: (who) => `${who}: hoidettu.`,
  undoneKept: (who) => `${who}: hoidettu`,
};
