import type { Catalogue } from '../en/en.ts';

export const SPOKEN: Catalogue['spoken'] = {
  status: {
    draft: 'luonnos',
    inReview: 'odottaa hyväksyntää',
    approved: 'hyväksytty',
    queued: 'jonossa',
    sending: 'lähdössä',
    sent: 'lähetetty',
    failed: 'ei lähtenyt',
    unknown: 'epäselvä',
    held: 'pidätetty',
    rejected: 'palautettu',
    cancelled: 'peruttu',
  },
  sent: (reply, where) => `Vastaus ${reply} lähetettiin: ${where}`,
  unknown: (reply, keys) =>
    `Vastaus ${reply}: vielä ei tiedetä, lähtikö se. Asia selvitetään; katso lähtevät (${keys.outbox}).`,
  failed: (reply, why) => `Vastaus ${reply} ei lähtenyt${why === '' ? '.' : `: ${why}`}`,
  stands: (reply, status, why) => `Vastauksen ${reply} tila: ${status}${why === '' ? '' : `: ${why}`}`,
  answered: (reply, { author, text }, keys) => {
    const kept = `on tallessa lähtevissä (${keys.outbox}; ${keys.additional} lähettää sen lisävastauksena)`;
    const who = author === '' ? 'joku' : author;
    return `Vastausta ${reply} EI LÄHETETTY, ja se ${kept}: ${who} on jo vastannut: ”${text}”`;
  },
  void: (reply, why, keys) =>
    `Vastausta ${reply} EI LÄHETETTY; teksti on tallessa ja odottaa uutta hyväksyntää (${keys.approvals}): ${why}`,
  heard: (fresh, changed) => `Kuunneltu: ${fresh} uutta, ${changed} muuttunutta.`,
  everything: 'kaikki',
  plan: (name) => `suunnitelma ${name}`,
  account: (name) => `tili ${name}`,
  paused: ({ what, also, since, by, why }) => {
    const rest = also.length === 0 ? '' : ` (myös ${also.join(', ')})`;
    const stopped = what === null ? 'KESKEYTETTY' : `KESKEYTETTY: ${what}`;
    return `${stopped}${rest} ${since} alkaen, ${by}${why === '' ? '' : `: ${why}`}`;
  },
  letEverythingGoOn: (by, reason) =>
    `Annetaanko kaiken jatkua? Keskeyttäjä: ${by}${reason === '' ? '' : `; syy: ${reason}`}.`,
  pauseEverything: 'keskeytä kaikki',
  letThemGoOn: 'anna niiden jatkua',
  pausedAccounts: (accounts) => `Keskeytetty: ${accounts}.`,
  letAccountsGoOn: (accounts) => `Saavatko nämä jatkua: ${accounts}?`,
  pauseWhy: 'Keskeytetään KAIKKI lähtevä; miksi',
  pauseNeedsReason: 'Ei keskeytetty: työtoverit tarvitsevat syyn.',
  pausedNow: (keys) => `Keskeytetty: mitään ei lähde, ennen kuin hyväksyjä antaa jatkua (${keys.pause}).`,
  goesOn: (still, keys) => {
    const rest = still.length === 0 ? '' : ` Yhä keskeytettynä: ${still.join(', ')}.`;
    return `Lähetys jatkuu; ${keys.sendDue} lähtevissä (${keys.outbox}) lähettää ne, joiden aika on.${rest}`;
  },
};
