import type { Catalogue } from '../en/en.ts';

const replies = (count: number): string => (count === 1 ? '1 vastaus' : `${count} vastausta`);

export const BULK: Catalogue['bulk'] = {
  title: 'Joukkolähetykset',
  plans: (count) => (count === 1 ? '1 suunnitelma' : `${count} suunnitelmaa`),
  empty: 'Suunnitelmia ei ole. `kuulo bulk plan` tekee sellaisen rajauksesta tai tiedostosta.',
  noneHere: 'Tässä ei ole suunnitelmaa.',
  stateColumns: 14,
  states: {
    starting: 'alkamassa',
    undo: 'perumisaika',
    sending: 'lähdössä',
    asks: 'KYSYY SINULTA',
    paused: 'KESKEYTETTY',
    rejected: 'palautettu',
    done: 'valmis',
    unapproved: 'hyväksyttävä',
    ready: 'lähtövalmis',
  },
  parts: ({ failed, unknown, refused }) =>
    [
      ...(failed === 0 ? [] : [`${failed} ei lähtenyt`]),
      ...(unknown === 0 ? [] : [`${unknown} EPÄSELVÄÄ`]),
      ...(refused === 0 ? [] : [`${refused} pidätettiin`]),
    ].join(', '),
  left: (count) => `${count} jäljellä`,
  sent: (sent, count) => `${sent}/${count} lähetetty`,
  madeBy: (author, at) => `Laatinut ${author}, ${at}.`,
  approvedBy: (who, at) => `Hyväksynyt ${who}, ${at}.`,
  approvalUntil: (at) => `Hyväksyntä on voimassa ${at} asti.`,
  needsApproval: (key) => `Toisen henkilön on ensin hyväksyttävä se (${key}).`,
  needsNoApproval: 'Hyväksyntää ei tarvita.',
  rejectedWhy: (why) => `Palautettu: ${why}`,
  cost: (usd) => `Maksaa kaikkiaan noin ${usd} USD.`,
  undoUntil: (at) => `Perumisaika kuluu ${at} asti; mitään ei lähde ennen sitä.`,
  asksHere: (key) => `Ensimmäiset ovat lähteneet. ${key} kysyy, lähetetäänkö loput.`,
  pausedHere: (key) => `Keskeytetty: siitä ei lähde mitään. ${key} antaa sen jatkua.`,
  hash: (hash) => `tiiviste ${hash}`,
  applyTitle: ({ name, count, left, usd }) => {
    const what = left === count ? `kaikki (${replies(count)})` : `jäljellä olevat ${left} (yhteensä ${replies(count)})`;
    return `Lähetetäänkö suunnitelman ${name} ${what}, ${usd} USD? Kirjoita ${count}, niin ne lähtevät`;
  },
  wrongCount: (typed, count) => `Mitään ei lähetetty: ${typed} ei ole ${count}.`,
  started: (name, key) => `${name} on lähdössä. ${key} pysäyttää; tästä näkymästä voi poistua.`,
  already: (name, key) => `${name} on jo lähdössä. ${key} pysäyttää.`,
  nothingLeft: (name) => `Suunnitelmasta ${name} ei ole mitään lähetettävää jäljellä.`,
  unreviewed: (name, key) => `${name} on ensin hyväksyttävä (${key}). Mitään ei lähetetty.`,
  rejected: (name) => `${name} on palautettu. Siitä ei lähde mitään.`,
  isPaused: (name, key) => `${name} on keskeytetty: ${key} antaa sen jatkua. Mitään ei lähetetty.`,
  canaryTitle: (name, sent, left) =>
    `${name}: ensimmäiset ${sent} ovat lähteneet. Katso ne. Lähetetäänkö loput ${left}?`,
  waitsForYou: (name, bulkKey, applyKey) =>
    `${name}: ensimmäiset ovat lähteneet; loput odottavat lupaasi (${bulkKey}, sitten ${applyKey}).`,
  progress: (name, done, total) => `${name}: ${done}/${total}`,
  finished: (name, sent, count) => `${name}: ${sent}/${count} lähetetty, mitään ei ole jäljellä.`,
  stopped: ({ name, why, sent, left }) => `${name} ${why}: ${sent} lähetetty, ${left} jäljellä.`,
  stops: {
    canary: 'pysähtyi ensimmäisten jälkeen',
    paused: 'pysähtyi: se keskeytettiin',
    unreviewed: 'pysähtyi: hyväksyntä ei enää päde',
    interrupted: 'pysähtyi pyynnöstä',
    errors: 'pysähtyi: liian moni ei lähtenyt',
    unknown: 'pysähtyi: liian monesta ei tiedetä, lähtikö se',
    cap: 'pysähtyi: vuorokauden enimmäismäärä on täynnä',
    budget: 'pysähtyi: budjetti on käytetty',
    throttled: 'pysähtyi: kanava pyytää odottamaan',
    auth: 'pysähtyi: kanava ei hyväksy kirjautumista',
    locked: 'pysähtyi: toinen prosessi lähettää samalla tilillä',
    held: 'pysähtyi: vastauksia pidätetään, kunnes ne on selvitetty',
  },
  pauseTitle: (name) => `Keskeytetään ${name}; miksi`,
  pauseNeedsReason: 'Ei keskeytetty: työtoverit tarvitsevat syyn.',
  pausedNow: (name, key) => `${name} on keskeytetty. ${key} antaa sen jatkua.`,
  resumeSure: (name) => `${name} on keskeytetty. Jatketaanko sitä?`,
  resumed: (name, key) => `${name} saa jatkua; ${key} lähettää loput.`,
  rowsSeen: (last, count) => `vastaukset ${last}/${count}`,
};
