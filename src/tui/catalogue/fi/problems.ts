import type { FollowUpStatus } from '../../../domain/follow-up.ts';
import { because, blankList, ended, sentence } from '../../../domain/phrases.ts';
import type { ProblemWriters } from '../../../domain/problem-words.ts';
import type { ProblemKeys } from '../problem-keys.ts';
import { PHRASES } from './phrases.ts';
import { SERVICE_PROBLEMS } from './service-problems.ts';
import { SPOKEN } from './spoken.ts';

/** Every problem, so that none that is new is told in another language. */
export const PROBLEMS = (keys: ProblemKeys): ProblemWriters => ({
  ...unknown(keys),
  ...ofTheText(keys),
  ...ofTheReply(keys),
  ...ofRights(keys),
  ...held(keys),
  ...ofPlans(keys),
  ...ofTheWorkspace(),
  ...ofTheChannel(keys),
  ...SERVICE_PROBLEMS,
});

const { say } = PHRASES;
const NOTHING_SENT = 'Mitään ei lähetetty.';
const CONFIG = 'tiedostossa kuulo.yaml';

type Some = Partial<ProblemWriters>;

function unknown(keys: ProblemKeys) {
  return {
    USAGE: ({ problem, remedy }) => [sentence(say(problem)), sentence(say(remedy))],
    UNKNOWN_ACCOUNT: ({ name, known }) => [
      `Tiliä ”${name}” ei ole.`,
      known.length > 0 ? `Tilit: ${known.join(', ')}.` : 'Tili lisätään komennolla `kuulo account add`.',
    ],
    UNKNOWN_CONVERSATION: ({ id }) => [`Keskustelua ”${id}” ei ole.`, ''],
    UNKNOWN_REPLY: ({ id }) => [
      `Vastausta ”${id}” ei ole.`,
      `${keys.outbox} näyttää lähtevät, ${keys.approvals} hyväksyttävät.`,
    ],
    UNKNOWN_MESSAGE: ({ id }) => [`Viestiä ”${id}” ei ole.`, ''],
    UNKNOWN_CONTACT: ({ id }) => [`Henkilöä ”${id}” ei ole.`, ''],
    UNKNOWN_NOTE: ({ id }) => [`Muistiinpanoa ”${id}” ei ole.`, ''],
    UNKNOWN_FOLLOW_UP: ({ id }) => [`Palattavaa asiaa ”${id}” ei ole.`, `${keys.followUps} näyttää palattavat.`],
    UNKNOWN_PLATFORM: ({ name, known }) => [`kuulo ei tunne kanavaa ”${name}”.`, `Kanavat: ${known.join(', ')}.`],
    UNKNOWN_PLAN: ({ id }) => [`Suunnitelmaa ”${id}” ei ole.`, `${keys.bulk} näyttää suunnitelmat.`],
  } satisfies Some;
}

function ofTheText(keys: ProblemKeys) {
  return {
    EMPTY_TEXT: () => ['Tekstiä ei ole. Mitään ei tallennettu.', 'Kirjoita jotain.'],
    TOO_LONG: ({ measure, platform }) => [
      `Teksti on liian pitkä: ${measure.units}, enintään ${measure.max} (${platform}). ${NOTHING_SENT}`,
      `Lyhennä: ${measure.units - measure.max} ${measure.unit === 'bytes' ? 'tavua' : 'merkkiä'} liikaa.`,
    ],
    GUARD: ({ findings }) => [
      `Tarkistus pysäytti sen: ${ended(findings.map(({ words, why }) => `”${words}”: ${say(why).replace(/\.$/, '')}`).join('; '))} ${NOTHING_SENT}`,
      say(findings.map(({ suggestion }) => suggestion).find((suggestion) => suggestion !== '') ?? 'Change the text.'),
    ],
    NOT_ANSWERABLE: ({ why }) => [
      `Näin ei voi vastata: ${ended(say(why))}`,
      `Kokeile toista tietä (${keys.replyOther}) tai vastaa muualla.`,
    ],
    NOT_MODERATABLE: ({ why }) => [
      `Viestiä ei voi piilottaa eikä palauttaa näkyviin: ${ended(say(why))}`,
      'Kanavassa ei muuttunut mitään.',
    ],
    PRIVATE_TO_PUBLIC: ({ conversation }) => [
      `Asiakas kirjoitti yksityisesti; keskusteluun ${conversation} vastattaisiin julkisesti.`,
      `${keys.replyOther} kysyy vahvistuksen.`,
    ],
  } satisfies Some;
}

function ofTheReply(keys: ProblemKeys) {
  return {
    REVIEW_MISSING: ({ reply, status }) => [
      `Vastausta ${reply} ei ole hyväksytty (tila: ${stateOf(status)}). ${NOTHING_SENT}`,
      `Hyväksyjä löytää sen näppäimellä ${keys.approvals}.`,
    ],
    NOTE_MISSING: () => ['Palautus vaatii perustelun. Mitään ei muutettu.', 'Kerro tekijälle, miksi.'],
    WRONG_STATUS: ({ reply, status, wanted }) => [
      `Vastauksen ${reply} tila on nyt ”${stateOf(status)}”; tämä käy vain, kun se on ${wanted.map((one) => `”${stateOf(one)}”`).join(' tai ')}.`,
      `${keys.outbox} näyttää lähtevät.`,
    ],
    APPROVAL_VOID: ({ reply, why }) => [
      `Vastauksen ${reply} hyväksyntä ei enää päde: ${ended(say(why))} ${NOTHING_SENT}`,
      `Katso keskustelu; hyväksyjä voi sitten hyväksyä sen uudelleen (${keys.approvals}).`,
    ],
    ALREADY_ANSWERED: ({ reply, text, author }) => [
      `Viestiin on jo vastattu tai vastaus on matkalla${author === '' ? '' : ` (${author})`}: ”${text}”. Vastaus ${reply} on tallessa, lähettämättä.`,
      `${keys.additional} lähettää sen lähtevistä (${keys.outbox}) lisävastauksena.`,
    ],
    NOT_DUE: ({ reply, until }, writeTime) => [
      `Vastaus ${reply} lähtee ${writeTime(until)}, ei aiemmin.`,
      `${keys.recall} peruu sen lähtevissä (${keys.outbox}).`,
    ],
    OUTCOME_UNKNOWN: ({ reply, account }) => [
      `Vastaus ${reply} on ehkä jo julki: tili ${account} lähetti sen, mutta kanava ei kertonut, miten kävi.`,
      `kuulo selvittää asian seuraavalla lähetyksellä; älä lähetä uudelleen. Katso lähtevät (${keys.outbox}).`,
    ],
  } satisfies Some;
}

function ofRights(keys: ProblemKeys) {
  return {
    NOT_PERMITTED: ({ operator, role, right }) => [
      `Käyttäjällä ${operator} (${role}) ei ole oikeutta ${RIGHTS[right] ?? right}.`,
      `Roolit määritellään ${CONFIG}.`,
    ],
    NOT_YOURS: ({ what, operator, by }) => [
      `${say(what)}: tekijä on ${by}, joten ${operator} ei voi perua sitä.`,
      `Pyydä, että ${by} peruu sen.`,
    ],
    FOLLOW_UP_STATUS: ({ followUp, status }) => [
      `Palattava asia ${followUp} ${PROMISE_STATUS[status]}.`,
      `${keys.followUps} näyttää, missä vaiheessa palattavat ovat.`,
    ],
    FOLLOW_UP_KEPT: ({ followUp }) => [
      `Palattava asia ${followUp} on jo hoidettu, joten sitä ei voi siirtää.`,
      `${keys.followUp} lisää uuden.`,
    ],
    FOUR_EYES: ({ reply, operator, plan, isByRule }) =>
      isByRule
        ? [
            `Vastauksen ${reply} teki valmiiksi sääntö, eikä kukaan muu kuin ${operator} ole katsonut sitä: tarvitaan neljä silmää.`,
            'Pyydä jotakuta toista lähettämään se hyväksyttäväksi, ja hyväksy sitten.',
          ]
        : [
            `${operator} on itse kirjoittanut ${plan === undefined ? `vastauksen ${reply}` : `suunnitelman ${plan}`} eikä voi hyväksyä sitä: tarvitaan neljä silmää.`,
            'Pyydä toista hyväksyjää katsomaan se.',
          ],
  } satisfies Some;
}

function held(keys: ProblemKeys) {
  const goesOn = `Hyväksyjä antaa jatkua näppäimellä ${keys.pause}.`;
  return {
    BUDGET_SPENT: ({ spentUsd, budgetUsd }) => [
      `Päivän budjetti on käytetty: ${spentUsd.toFixed(2)} / ${budgetUsd.toFixed(2)} USD. Enempää ei lähetetty.`,
      `Odota huomiseen tai nosta send.dailyBudgetUsd ${CONFIG}.`,
    ],
    DAILY_CAP: ({ account, sent, cap }) => [
      `Tili ${account} on lähettänyt ${sent} vastausta vuorokaudessa, ja raja on ${cap}. Enempää ei lähetetty.`,
      `Odota tai nosta send.perAccountPerDay ${CONFIG}.`,
    ],
    PAUSED: ({ by, since, reason }, writeTime) => [
      `Lähettäminen on keskeytetty ${writeTime(since)} alkaen, ${by}${because(reason)}. ${NOTHING_SENT}`,
      goesOn,
    ],
    ACCOUNT_PAUSED: ({ account, since, by, reason }, writeTime) => [
      `Tili ${account} on keskeytetty ${writeTime(since)} alkaen${by === 'system' ? ', koska kanava ei hyväksynyt sitä' : `, ${by}`}${because(reason)}. ${NOTHING_SENT}`,
      by === 'system' ? `Kirjaudu uudelleen: \`kuulo account login ${account}\`.` : goesOn,
    ],
    WRONG_ACCOUNT: ({ account, wanted, found }) => [
      `Tilin ${account} pitäisi puhua nimellä ${wanted}, mutta kirjautunut on ${found}. ${NOTHING_SENT}`,
      `Kirjaudu oikealla nimellä: \`kuulo account login ${account}\`.`,
    ],
    HELD: ({ reply, why }) => [
      `Vastaus ${reply} on pidätetty: ${ended(say(why))} Se on voinut jo lähteä; mitään ei lähetetty.`,
      `${keys.look} selvittää sen lähtevissä (${keys.outbox}); sitten ihminen päättää (${keys.settle}).`,
    ],
    OPTED_OUT: ({ contact, words }) => [
      `${contact} ei halua, että hänelle kirjoitetaan: ”${words}”. ${NOTHING_SENT}`,
      'Jätä hänet pois; pyydettyyn asiaan vastataan käsin.',
    ],
  } satisfies Some;
}

function ofPlans(keys: ProblemKeys) {
  return {
    PLAN_CHANGED: ({ plan, file }) => [
      `${file} ei ole enää se, minkä suunnitelma ${plan} kirjoitti. ${NOTHING_SENT}`,
      'Palauta tiedosto ennalleen tai suunnittele uudelleen.',
    ],
    PLAN_COUNT: ({ plan, count, expected }) => [
      `Suunnitelmassa ${plan} on ${count} riviä, odotit ${expected}. ${NOTHING_SENT}`,
      'Lue suunnitelma uudelleen.',
    ],
    PLAN_UNREVIEWED: ({ plan, status }) => [
      `Suunnitelmaa ${plan} ei ole hyväksytty (tila: ${PLAN_STATES[status] ?? status}). Siitä ei lähde enempää.`,
      `Hyväksyjä löytää sen näppäimellä ${keys.approvals}.`,
    ],
    PLAN_PAUSED: ({ plan, by, since }, writeTime) => [
      `Suunnitelma ${plan} on keskeytetty ${writeTime(since)} alkaen, ${by}. Siitä ei lähde enempää.`,
      `${keys.pausePlan} antaa sen jatkua joukkolähetyksissä (${keys.bulk}).`,
    ],
    BULK_STOPPED: ({ plan, why, sent, remaining }) => [
      `Suunnitelma ${plan} pysähtyi: ${ended(say(why))} ${sent} lähetetty, ${remaining} jäljellä.`,
      `Katso lähtevät (${keys.outbox}); ${keys.applyPlan} lähettää sitten vain loput.`,
    ],
    ANSWER_UNFILLED: ({ answer, missing }) => [
      `Vastauksessa ${answer} on täyttämättä: ${blankList(missing)}. Vastausta ei tehty.`,
      'Täydennä puuttuvat kohdat tai anna niille oletus vastauksen tiedostossa.',
    ],
    FILE_INVALID: ({ file, line, problem }) => [
      `${file}${line === null ? '' : `:${line}`}: ${ended(say(problem))}`,
      'Korjaa tiedosto.',
    ],
  } satisfies Some;
}

function ofTheWorkspace() {
  return {
    NO_WORKSPACE: ({ folder }) => [
      `Kansiossa ${folder} eikä sen yläpuolella ole tiedostoa kuulo.yaml.`,
      'Tee työtila komennolla `kuulo init`.',
    ],
    CONFIG_INVALID: ({ file, line, column, problem }) => [`${file}:${line}:${column}: ${ended(problem)}`, 'Korjaa se.'],
    DATABASE_INVALID: ({ file, words }) => [
      `${file} ei ole ehjä kuulon tietokanta: ${ended(words)} Sitä ei muutettu.`,
      'Ota siitä kopio ja palauta uusin ehjä varmuuskopio.',
    ],
    DATABASE_NEWER: ({ file, found, known }) => [
      `${file} on uudemman kuulon kirjoittama (versio ${found}, tämä tuntee version ${known}). Sitä ei muutettu.`,
      'Päivitä kuulo.',
    ],
    DATABASE_BUSY: ({ file }) => [`Toinen ohjelma kirjoittaa tiedostoon ${file}.`, 'Yritä hetken päästä uudelleen.'],
    DATABASE_UNWRITABLE: ({ file, words }) => [
      `Tiedostoon ${file} ei voi kirjoittaa: ${ended(words)}`,
      'Vapauta levytilaa tai salli kirjoittaminen tiedostoon ja sen kansioon.',
    ],
    LOCKED: ({ what, holder }) => [
      `Toinen kuulo tekee jo samaa: ${say(what)} (${say(holder)}).`,
      'Yritä uudelleen, kun se on valmis.',
    ],
    CREDENTIALS_MISSING: ({ account, missing }) => [
      `Tililtä ${account} puuttuu ${missing.join(', ')}.`,
      `Kirjaudu: \`kuulo account login ${account}\`.`,
    ],
    CREDENTIALS_EXPOSED: ({ file, mode }) => [
      `Muut voivat lukea tiedostoa ${file} (${mode}); kuulo ei käytä sitä.`,
      `Aja \`chmod 600 ${file}\`, ja uusi tunnukset, jos koneella on muita käyttäjiä.`,
    ],
    KEYRING_UNAVAILABLE: ({ words }) => [
      `Tämän istunnon avainnippua ei voi käyttää: ${ended(words)}`,
      'Avaa se tai kirjaudu uudelleen ilman valitsinta --keyring.',
    ],
    CONFIRMATION_MISSING: ({ action }) => [`Ei tehty ilman lupaa: ${ended(say(action))}`, ''],
    OUTPUT_UNWRITABLE: ({ words }) => [`Tulostetta ei voi kirjoittaa: ${ended(words)}`, 'Vapauta levytilaa.'],
    UNEXPECTED: ({ words }) => [`Jokin meni vikaan: ${ended(say(words))}`, ''],
  } satisfies Some;
}

function ofTheChannel(keys: ProblemKeys) {
  return {
    AUTH_FAILED: ({ account, words }) => [
      `Kanava ei hyväksynyt tiliä ${account}: ${ended(words)}`,
      `Kirjaudu uudelleen: \`kuulo account login ${account}\`.`,
    ],
    THROTTLED: ({ account, until }, writeTime) => [
      `Kanava pyytää tiliä ${account} odottamaan${until === null ? '' : ` (${writeTime(until)} asti)`}.`,
      'Mitään ei katoa.',
    ],
    PLATFORM_DOWN: ({ account, words }) => [
      `Tilin ${account} kanavaan ei saada yhteyttä: ${ended(words)}`,
      'Yritä myöhemmin; mitään ei katoa.',
    ],
    REFUSED_BY_PLATFORM: ({ account, reason, words }) => [
      `Kanava hylkäsi tilin ${account} pyynnön (${reason}): ${ended(words)} Mitään ei julkaistu.`,
      `Jos se oli vastaus, muuta sitä tai peru se (${keys.recall} lähtevissä).`,
    ],
  } satisfies Some;
}

function stateOf(status: string): string {
  const known: Readonly<Record<string, string>> = SPOKEN.status;
  return known[status] ?? status;
}

const PLAN_STATES: Readonly<Record<string, string>> = {
  planned: 'odottaa hyväksyntää',
  approved: 'hyväksytty',
  rejected: 'palautettu',
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
  pause: 'keskeyttää lähettämistä',
  approve: 'hyväksyä',
  settleByWord: 'päättää epäselvistä',
  resume: 'antaa lähettämisen jatkua',
};

const PROMISE_STATUS: Readonly<Record<FollowUpStatus, string>> = {
  proposed: 'on vielä vahvistamatta',
  open: 'on jo vahvistettu',
  kept: 'on jo hoidettu',
  broken: 'on merkitty pitämättä jääneeksi',
  dismissed: 'on hylätty: se ei ollut lupaus',
};
