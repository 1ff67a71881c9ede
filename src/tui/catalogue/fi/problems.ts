import { because, ended } from '../../../domain/phrases.ts';
import type { ProblemWriters } from '../../../domain/problem-words.ts';

/** Problems that the screens can meet; what is not here is told in English, as the commands tell it. */
export const PROBLEMS: Partial<ProblemWriters> = {
  USAGE: ({ problem, remedy }) => [ended(problem), ended(remedy)],
  UNKNOWN_ACCOUNT: ({ name, known }) => [
    `Tiliä ”${name}” ei ole.`,
    known.length > 0 ? `Tilit: ${known.join(', ')}.` : '',
  ],
  UNKNOWN_CONVERSATION: ({ id }) => [`Keskustelua ”${id}” ei ole.`, ''],
  UNKNOWN_REPLY: ({ id }) => [`Vastausta ”${id}” ei ole.`, 'O näyttää lähtevät, V hyväksyttävät.'],
  UNKNOWN_MESSAGE: ({ id }) => [`Viestiä ”${id}” ei ole.`, ''],
  UNKNOWN_CONTACT: ({ id }) => [`Henkilöä ”${id}” ei ole.`, ''],
  UNKNOWN_NOTE: ({ id }) => [`Muistiinpanoa ”${id}” ei ole.`, ''],
  UNKNOWN_FOLLOW_UP: ({ id }) => [`Palattavaa asiaa ”${id}” ei ole.`, 'F näyttää palattavat.'],
  EMPTY_TEXT: () => ['Tekstiä ei ole. Mitään ei tallennettu.', 'Kirjoita jotain.'],
  TOO_LONG: ({ measure, platform }) => [
    `Teksti on liian pitkä: ${measure.units}, enintään ${measure.max} (${platform}). Mitään ei lähetetty.`,
    `Lyhennä: ${measure.units - measure.max} merkkiä liikaa.`,
  ],
  GUARD: ({ findings }) => [
    `Tarkistus pysäytti sen: ${ended(findings.map(({ words, why }) => `”${words}”: ${why.replace(/\.$/, '')}`).join('; '))} Mitään ei lähetetty.`,
    findings.map(({ suggestion }) => suggestion).find((suggestion) => suggestion !== '') ?? 'Muuta tekstiä.',
  ],
  NOT_ANSWERABLE: ({ why }) => [`Näin ei voi vastata: ${ended(why)}`, 'Kokeile toista tietä (R) tai vastaa muualla.'],
  NOT_MODERATABLE: ({ why }) => [
    `Sitä ei voi piilottaa eikä palauttaa: ${ended(why)}`,
    'Kanavassa ei muutettu mitään.',
  ],
  PRIVATE_TO_PUBLIC: ({ conversation }) => [
    `Asiakas kirjoitti yksityisesti; keskusteluun ${conversation} vastattaisiin julkisesti.`,
    'R kysyy vahvistuksen.',
  ],
  REVIEW_MISSING: ({ reply, status }) => [
    `Vastausta ${reply} ei ole hyväksytty (${status}). Mitään ei lähetetty.`,
    'Hyväksyjä löytää sen näppäimellä V.',
  ],
  NOT_PERMITTED: ({ operator, role, right }) => [
    `${operator} (${role}) ei saa tehdä tätä: se vaatii oikeuden ${RIGHTS[right] ?? right}.`,
    'Rooli on tiedostossa kuulo.yaml.',
  ],
  NOT_YOURS: ({ what, operator, by }) => [`${what}: tekijä on ${by}, joten ${operator} ei voi perua sitä.`, ''],
  FOLLOW_UP_KEPT: ({ followUp }) => [
    `Palattava asia ${followUp} on jo hoidettu, eikä sitä voi siirtää.`,
    'f tekee uuden.',
  ],
  FOUR_EYES: ({ reply, operator, plan }) => [
    `${operator} on kirjoittanut ${plan === undefined ? `vastauksen ${reply}` : `suunnitelman ${plan}`} eikä voi hyväksyä sitä: tarvitaan neljä silmää.`,
    'Anna toisen hyväksyjän katsoa se.',
  ],
  NOTE_MISSING: () => ['Sitä ei palautettu: perustelu puuttuu.', 'Kirjoita tekijälle miksi.'],
  WRONG_STATUS: ({ reply, status, wanted }) => [
    `Vastaus ${reply} on ${status}; tämä vaatii tilan ${wanted.join(' tai ')}.`,
    'O näyttää lähtevät.',
  ],
  APPROVAL_VOID: ({ reply, why }) => [
    `Vastauksen ${reply} hyväksyntä ei enää päde: ${ended(why)} Mitään ei lähetetty.`,
    'Katso keskustelu; sitten hyväksyjä hyväksyy sen uudelleen (V).',
  ],
  ALREADY_ANSWERED: ({ reply, text, author }) => [
    `Viestiin on jo vastattu tai vastaus on matkalla${author === '' ? '' : ` (${author})`}: ”${text}”. Vastaus ${reply} säilyy lähettämättä.`,
    'A lähettää sen lähtevistä (O) lisävastauksena.',
  ],
  BUDGET_SPENT: ({ spentUsd, budgetUsd }) => [
    `Päivän budjetti on käytetty: ${spentUsd.toFixed(2)} / ${budgetUsd.toFixed(2)} USD. Enempää ei lähetetty.`,
    'Nosta send.dailyBudgetUsd tiedostossa kuulo.yaml tai odota huomiseen.',
  ],
  DAILY_CAP: ({ account, sent, cap }) => [
    `Tili ${account} on lähettänyt ${sent} vastausta vuorokaudessa, ja raja on ${cap}. Enempää ei lähetetty.`,
    'Odota tai nosta send.perAccountPerDay tiedostossa kuulo.yaml.',
  ],
  PAUSED: ({ by, since, reason }, writeTime) => [
    `Lähettäminen on keskeytetty ${writeTime(since)} (${by})${because(reason)}. Mitään ei lähetetty.`,
    'Hyväksyjä jatkaa sitä näppäimellä P.',
  ],
  ACCOUNT_PAUSED: ({ account, since, by, reason }, writeTime) => [
    `Tili ${account} on keskeytetty ${writeTime(since)}${by === 'system' ? ', koska kanava ei hyväksynyt sitä' : ` (${by})`}${because(reason)}. Mitään ei lähetetty.`,
    by === 'system' ? `Kirjaudu uudelleen: kuulo account login ${account}.` : 'Hyväksyjä jatkaa sitä näppäimellä P.',
  ],
  WRONG_ACCOUNT: ({ account, wanted, found }) => [
    `Tilin ${account} pitäisi puhua nimellä ${wanted}, mutta kirjautunut on ${found}. Mitään ei lähetetty.`,
    `Kirjaudu oikealla nimellä: kuulo account login ${account}.`,
  ],
  HELD: ({ reply, why }) => [
    `Vastaus ${reply} on pidätetty: ${ended(why)} Se on voinut jo lähteä; mitään ei lähetetty.`,
    'l selvittää sen lähtevissä (O); sitten ihminen päättää (Enter).',
  ],
  OPTED_OUT: ({ contact, words }) => [
    `${contact} ei halua, että hänelle kirjoitetaan: ”${words}”. Mitään ei lähetetty.`,
    '',
  ],
  UNKNOWN_PLAN: ({ id }) => [`Suunnitelmaa ”${id}” ei ole.`, 'B näyttää ne.'],
  PLAN_CHANGED: ({ plan, file }) => [
    `${file} ei ole se, minkä suunnitelma ${plan} kirjoitti. Mitään ei lähetetty.`,
    'Palauta tiedosto ennalleen tai suunnittele uudelleen.',
  ],
  PLAN_COUNT: ({ plan, count, expected }) => [
    `Suunnitelmassa ${plan} on ${count} riviä, odotit ${expected}. Mitään ei lähetetty.`,
    'Lue suunnitelma uudelleen.',
  ],
  PLAN_UNREVIEWED: ({ plan, status }) => [
    `Suunnitelmaa ${plan} ei ole hyväksytty (${status}). Siitä ei lähde enempää.`,
    'Hyväksyjä löytää sen näppäimellä V.',
  ],
  PLAN_PAUSED: ({ plan, by, since }, writeTime) => [
    `Suunnitelma ${plan} on keskeytetty ${writeTime(since)} (${by}). Siitä ei lähde enempää.`,
    's jatkaa sitä joukkolähetyksissä (B).',
  ],
  BULK_STOPPED: ({ plan, why, sent, remaining }) => [
    `Suunnitelma ${plan} pysähtyi: ${ended(why)} ${sent} lähetetty, ${remaining} jäljellä.`,
    'Katso lähtevät (O); A lähettää sitten vain loput.',
  ],
  FILE_INVALID: ({ file, line, problem }) => [
    `${file}${line === null ? '' : `:${line}`}: ${ended(problem)}`,
    'Korjaa tiedosto.',
  ],
  DATABASE_BUSY: ({ file }) => [`Toinen ohjelma kirjoittaa tiedostoon ${file}.`, 'Yritä hetken päästä uudelleen.'],
  DATABASE_UNWRITABLE: ({ file, words }) => [
    `Tiedostoon ${file} ei voi kirjoittaa: ${ended(words)}`,
    'Vapauta levytilaa tai salli kirjoittaminen.',
  ],
  LOCKED: ({ what, holder }) => [`Toinen kuulo tekee samaa: ${what} (${holder}).`, 'Yritä, kun se on valmis.'],
  CREDENTIALS_MISSING: ({ account, missing }) => [
    `Tililtä ${account} puuttuu ${missing.join(', ')}.`,
    `Kirjaudu: kuulo account login ${account}.`,
  ],
  AUTH_FAILED: ({ account, words }) => [
    `Kanava ei hyväksynyt tiliä ${account}: ${ended(words)}`,
    `Kirjaudu uudelleen: kuulo account login ${account}.`,
  ],
  NOT_DUE: ({ reply, until }, writeTime) => [
    `Vastaus ${reply} lähtee ${writeTime(until)}, ei aiemmin.`,
    'U peruu sen lähtevistä (O).',
  ],
  THROTTLED: ({ account, until }, writeTime) => [
    `Kanava pyytää tiliä ${account} odottamaan${until === null ? '' : ` (${writeTime(until)})`}.`,
    'Mitään ei katoa.',
  ],
  PLATFORM_DOWN: ({ account, words }) => [
    `Tilin ${account} kanavaan ei saada yhteyttä: ${ended(words)}`,
    'Yritä myöhemmin; mitään ei katoa.',
  ],
  REFUSED_BY_PLATFORM: ({ account, reason, words }) => [
    `Kanava hylkäsi tilin ${account} pyynnön (${reason}): ${ended(words)} Mitään ei julkaistu.`,
    'Jos se oli vastaus: muuta sitä tai peru se.',
  ],
  OUTCOME_UNKNOWN: ({ reply, account }) => [
    `Vastaus ${reply} on voinut tulla julki: ${account} lähetti sen, eikä kanava kertonut, miten kävi.`,
    'kuulo katsoo seuraavalla kerralla; älä lähetä uudelleen. Katso lähtevät (O).',
  ],
  CONFIRMATION_MISSING: ({ action }) => [`Ei tehty ilman lupaa: ${ended(action)}`, ''],
  UNEXPECTED: ({ words }) => [`Jokin meni vikaan: ${ended(words)}`, ''],
};

const RIGHTS: Readonly<Record<string, string>> = {
  read: 'lukea',
  draft: 'kirjoittaa luonnoksia',
  note: 'kirjoittaa muistiinpanoja',
  submit: 'antaa hyväksyttäväksi',
  work: 'käsitellä keskusteluja',
  send: 'lähettää',
  moderate: 'piilottaa viestejä',
  bulk: 'tehdä joukkolähetyksiä',
  pause: 'keskeyttää lähettäminen',
  approve: 'hyväksyä',
  settleByWord: 'päättää epäselvistä',
  resume: 'jatkaa lähettämistä',
};
