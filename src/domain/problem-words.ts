import { because, blankList, counted, dollars, ended, sentence } from './phrases.ts';
import type { LoginWay, ProblemCode, ProblemError, ProblemFacts } from './problem.ts';
import { PROMISE_PROBLEMS } from './promise-problems.ts';
import { safeLine } from './safe-text.ts';
import { SERVICE_PROBLEMS } from './service-problems.ts';
import { GONE } from './to-answer.ts';

/** A problem for people: what happened and why, and what to do next. */
export interface ProblemWords {
  readonly message: string;
  readonly hint: string;
}

/** How an instant (UTC milliseconds) is written. */
export type TimeWriter = (at: number) => string;

/**
 * The words of a problem. What strangers wrote in its facts is made safe.
 * @param inLanguage writers of another language; a problem that it has none for is told in English
 */
export function problemWords(
  problem: ProblemError,
  writeTime: TimeWriter = isoTime,
  inLanguage: Partial<ProblemWriters> = {},
): ProblemWords {
  const { message, hint } = wordsOf(problem, writeTime, inLanguage);
  return { message: safeLine(message), hint: safeLine(hint) };
}

type Words = readonly [message: string, hint: string];
/** One writer for each problem. */
export type ProblemWriters = { readonly [C in ProblemCode]: (facts: ProblemFacts[C], writeTime: TimeWriter) => Words };

const WORDS: ProblemWriters = {
  NO_WORKSPACE: ({ folder }) => [
    `There is no kuulo.yaml in ${folder} or above.`,
    'Make a workspace with `kuulo init`, or name one with --workspace DIR.',
  ],
  CONFIG_INVALID: ({ file, line, column, problem, remedy }) => [
    `${file}:${line}:${column}: ${problem}.`,
    sentence(remedy),
  ],
  USAGE: ({ problem, remedy }) => [sentence(problem), sentence(remedy)],
  UNKNOWN_ACCOUNT: ({ name, known }) => [
    `There is no account "${name}".`,
    known.length > 0 ? `Accounts are ${known.join(', ')}.` : 'Add one with `kuulo account add`.',
  ],
  UNKNOWN_CONVERSATION: ({ id }) => [
    `There is no conversation "${id}".`,
    '`kuulo list` shows them; a number, platform:id or a web address names one.',
  ],
  UNKNOWN_REPLY: ({ id }) => [`There is no reply "${id}".`, '`kuulo outbox` and `kuulo review list` show them.'],
  UNKNOWN_MESSAGE: ({ id }) => [
    `There is no message "${id}".`,
    '`kuulo show ID --json` has their numbers; platform:id or a web address names one too.',
  ],
  UNKNOWN_CONTACT: ({ id }) => [
    `There is no person "${id}".`,
    '`kuulo show ID --json` has their number as contact.id.',
  ],
  UNKNOWN_NOTE: ({ id }) => [`There is no note "${id}".`, '`kuulo show ID --json` has their numbers.'],
  UNKNOWN_FOLLOW_UP: ({ id }) => [`There is no promise "${id}".`, '`kuulo promises list --all` shows them.'],
  UNKNOWN_PLATFORM: ({ name, known }) => [
    `kuulo does not know the platform "${name}".`,
    `Known are ${known.join(', ')}.`,
  ],
  EMPTY_TEXT: () => ['There is no text. Nothing was saved.', 'Give it with --text, --file, or - for stdin.'],
  TOO_LONG: ({ measure, platform }) => [
    `${measure.units} of ${measure.max} ${measure.unit === 'weighted' ? 'weighted characters' : measure.unit} (${platform}). Nothing was sent.`,
    `Shorten it by ${measure.units - measure.max}.`,
  ],
  GUARD: ({ findings }) => [
    `The guard stopped it: ${ended(findings.map(({ words, why }) => `"${words}": ${why.replace(/\.$/, '')}`).join('; '))} Nothing was sent.`,
    findings.map(({ suggestion }) => suggestion).find((suggestion) => suggestion !== '') ?? 'Change the text.',
  ],
  NOT_ANSWERABLE: ({ why }) => [
    `It cannot be answered this way: ${ended(why)}`,
    why.startsWith(GONE.why)
      ? 'Nothing can be answered there. A draft is kept: `kuulo outbox cancel REPLY` takes it back, `kuulo close ID` ends the conversation.'
      : 'Try --private or --public, or answer elsewhere.',
  ],
  NOT_MODERATABLE: ({ why }) => [
    `It cannot be hidden or shown again: ${ended(why)}`,
    'Nothing was changed on the platform.',
  ],
  PRIVATE_TO_PUBLIC: ({ conversation }) => [
    `The customer wrote in private; conversation ${conversation} would be answered in public.`,
    'Leave out --public, or confirm with --public --yes.',
  ],
  REVIEW_MISSING: ({ reply, status }) => [
    `Reply ${reply} is not approved (${status}). Nothing was sent.`,
    status === 'draft'
      ? `Ask for approval with \`kuulo review submit ${reply}\`.`
      : `An approver runs \`kuulo review approve ${reply}\`.`,
  ],
  NOT_PERMITTED: ({ operator, role, right }) => [
    `${operator} (${role}) may not do this: it takes the right to ${RIGHTS[right] ?? right}.`,
    'Act as someone else with --as, or change the role in kuulo.yaml.',
  ],
  NOT_YOURS: ({ what, operator, by }) => [
    `${what} is by ${by}; ${operator} cannot take it back.`,
    `Ask ${by} to take it back.`,
  ],
  ...PROMISE_PROBLEMS,
  FOUR_EYES: ({ reply, operator, plan, isByRule }) =>
    isByRule
      ? [
          `A rule laid reply ${reply} ready, and nobody but ${operator} has looked at it: four eyes are asked for.`,
          `Let somebody else submit it (\`kuulo review submit ${reply}\`), then approve it.`,
        ]
      : [
          `${operator} wrote ${plan === undefined ? `reply ${reply}` : `plan ${plan}`} and cannot approve it: four eyes are asked for.`,
          'Let another approver look at it.',
        ],
  NOTE_MISSING: ({ reply, plan }) => [
    `${plan === undefined ? `Reply ${reply}` : `Plan ${plan}`} is not rejected: no reason was given.`,
    'Say why with --note.',
  ],
  WRONG_STATUS: ({ reply, status, wanted }) => [
    `Reply ${reply} is ${status}; this needs ${wanted.join(' or ')}.`,
    status === 'rejected'
      ? `Write it anew with \`kuulo draft ID --edit ${reply}\` (ID is its conversation); \`kuulo show ID\` tells why it was rejected.`
      : `See it with \`kuulo outbox\` or \`kuulo check ${reply}\`.`,
  ],
  APPROVAL_VOID: ({ reply, why }) => [
    `The approval of reply ${reply} no longer holds: ${ended(why)} Nothing was sent.`,
    `Look at the conversation; then an approver runs \`kuulo review approve ${reply}\`, or write it anew.`,
  ],
  ALREADY_ANSWERED: ({ reply, text, author, isApproving }) => [
    `The message has an answer already, sent or on its way${author === '' ? '' : `, by ${author}`}: "${text}". Reply ${reply} is kept, not sent.`,
    `To let it go as a second answer: \`kuulo ${isApproving ? 'review approve' : 'send'} ${reply} --additional\`; else \`kuulo outbox cancel ${reply}\`.`,
  ],
  BUDGET_SPENT: ({ spentUsd, budgetUsd }) => [
    `Today's budget is spent: ${dollars(spentUsd)} of ${dollars(budgetUsd)}. Nothing more was sent.`,
    'Raise send.dailyBudgetUsd in kuulo.yaml, or wait until tomorrow.',
  ],
  DAILY_CAP: ({ account, sent, cap }) => [
    `Account ${account} sent ${counted(sent, 'reply', 'replies')} in 24 hours, and may send ${cap}. Nothing more was sent.`,
    'Wait, or raise send.perAccountPerDay in kuulo.yaml.',
  ],
  PAUSED: ({ by, since, reason }, writeTime) => [
    `Sending is paused since ${writeTime(since)} by ${by}${because(reason)}. Nothing was sent.`,
    'Ask them; an approver lets it go on with `kuulo resume`.',
  ],
  ACCOUNT_PAUSED: ({ account, since, by, reason }, writeTime) =>
    by === 'system'
      ? [
          `Account ${account} is paused since ${writeTime(since)}, because its platform refused it${because(reason)}. Nothing was sent.`,
          `Log in again with \`kuulo account login ${account}\`; where the platform takes it again as it is, \`kuulo account check ${account}\` lets it go on.`,
        ]
      : [
          `Account ${account} is paused since ${writeTime(since)} by ${by}${because(reason)}. Nothing was sent.`,
          `Ask them; an approver lets it go on with \`kuulo resume ${account}\`.`,
        ],
  WRONG_ACCOUNT: ({ account, wanted, found }) => [
    `Account ${account} should speak as ${wanted}, but its login is ${found}. Nothing was sent.`,
    `Log in as ${wanted} with \`kuulo account login ${account}\`, or correct its handle or baseUrl in kuulo.yaml.`,
  ],
  HELD: ({ reply, why }) => [
    `Reply ${reply} is held: ${ended(why)} It may have been sent already; nothing was sent.`,
    `\`kuulo outbox settle\` looks it up; then a person decides: \`kuulo outbox settle ${reply} --not-sent\`, or \`kuulo outbox cancel ${reply}\`.`,
  ],
  OPTED_OUT: ({ contact, words }) => [
    `${contact} does not want to be written to: "${words}". Nothing was sent.`,
    'Leave them out; a reply that they ask for is written by hand, one by one.',
  ],
  ...SERVICE_PROBLEMS,
  UNKNOWN_PLAN: ({ id }) => [`There is no plan "${id}".`, '`kuulo bulk status` shows them; a plan is named like b7.'],
  PLAN_CHANGED: ({ plan, file }) => [
    `${file} is not what plan ${plan} wrote. Nothing was sent.`,
    'Put the file back as it was, or plan anew with `kuulo bulk plan`.',
  ],
  PLAN_COUNT: ({ plan, count, expected }) => [
    `Plan ${plan} has ${counted(count, 'row', 'rows')}, you expected ${expected}. Nothing was sent.`,
    `Read the plan; if it is right, say --expect ${count}.`,
  ],
  PLAN_UNREVIEWED: ({ plan, status }) => [
    `Plan ${plan} is not approved (${status}). Nothing more of it goes out.`,
    status === 'rejected' ? 'Plan anew with `kuulo bulk plan`.' : `An approver runs \`kuulo review approve ${plan}\`.`,
  ],
  PLAN_PAUSED: ({ plan, by, since }, writeTime) => [
    `Plan ${plan} is paused since ${writeTime(since)} by ${by}. Nothing more of it goes out.`,
    `Let it go on with \`kuulo bulk resume ${plan}\`.`,
  ],
  BULK_STOPPED: ({ plan, why, sent, remaining }) => [
    `Plan ${plan} stopped: ${ended(why)} ${sent} sent, ${remaining} to go.`,
    `See \`kuulo bulk status ${plan}\` and \`kuulo outbox\`, then run the same \`kuulo bulk apply\` again: it sends only the rest.`,
  ],
  ANSWER_UNFILLED: ({ answer, missing }) => [
    `The answer ${answer} has blanks to fill: ${blankList(missing)}. Nothing was made of it.`,
    `Give them with ${missing.map(({ name }) => `--set ${name}=…`).join(' ')}, or a fallback in the answer's file.`,
  ],
  FILE_INVALID: ({ file, line, problem, remedy }) => [
    `${file}${line === null ? '' : `:${line}`}: ${ended(problem)} Nothing was done.`,
    remedy ?? 'Mend the file; what the file of a bulk plan holds, `kuulo bulk plan --help` tells.',
  ],
  DATABASE_INVALID: ({ file, words }) => [
    `${file} is not a sound kuulo database: ${ended(words)} It was not changed.`,
    'Keep a copy of it, then restore the newest good backup.',
  ],
  DATABASE_NEWER: ({ file, found, known }) => [
    `${file} was written by a newer kuulo (schema ${found}, this one knows ${known}). It was not changed.`,
    'Update kuulo.',
  ],
  DATABASE_BUSY: ({ file }) => [`Another program is writing to ${file}.`, 'Try again in a moment.'],
  DATABASE_UNWRITABLE: ({ file, words }) => [
    `${file} cannot be written: ${ended(words)}`,
    'Free disk space, or make the file and its folder writable for you.',
  ],
  LOCKED: ({ what, holder }) => [
    `Another kuulo is at work on ${what} (${holder}).`,
    'Try again when it is done, or give --wait.',
  ],
  CREDENTIALS_MISSING: ({ account, missing, atLogin }) => [
    `Account ${account} has no ${missing.join(', ')}.`,
    atLogin
      ? GIVE_VALUES
      : `Run \`kuulo account login ${account}\`, or put it into the workspace’s .env; \`.env.example\` says where each comes from.`,
  ],
  CREDENTIALS_EXPOSED: ({ file, mode }) => [
    `${file} can be read by others (${mode}); kuulo does not use it.`,
    `Run \`chmod 600 ${file}\`, and renew the secrets if others use this machine.`,
  ],
  KEYRING_UNAVAILABLE: ({ words }) => [
    `The keyring of this session cannot be used: ${ended(words)}`,
    'Unlock it, or log in again without --keyring: `kuulo account login` then keeps it in credentials.json (0600), which cron can read too.',
  ],
  AUTH_FAILED: ({ account, words, atLogin }) => [
    `The platform refused account ${account}: ${ended(words)}`,
    atLogin ? LOGIN_REMEDIES[atLogin] : `Renew its credentials with \`kuulo account login ${account}\`.`,
  ],
  NOT_DUE: ({ reply, until }, writeTime) => [
    `Reply ${reply} goes out at ${writeTime(until)}, not before.`,
    `Run it again then; \`kuulo outbox cancel ${reply}\` takes it back.`,
  ],
  THROTTLED: ({ account, until }, writeTime) => [
    `The platform asks account ${account} to wait${until === null ? '' : ` until ${writeTime(until)}`}.`,
    'Run it again then; nothing is lost.',
  ],
  PLATFORM_DOWN: ({ account, words }) => [
    `The platform of account ${account} cannot be reached: ${ended(words)}`,
    'Try again later; nothing is lost.',
  ],
  REFUSED_BY_PLATFORM: ({ account, reason, words }) => [
    `The platform refused the call of ${account} (${reason}): ${ended(words)} Nothing was published.`,
    reason === 'redirect' || reason === 'certificate'
      ? 'Check the baseUrl of the account in kuulo.yaml; kuulo never follows a redirect.'
      : 'If it was a reply: change it, or cancel it.',
  ],
  OUTCOME_UNKNOWN: ({ reply, account }) => [
    `Reply ${reply} may be public: ${account} sent it, and the platform did not say what came of it.`,
    'kuulo looks again at the next send; do not send it anew. See `kuulo outbox`.',
  ],
  CONFIRMATION_MISSING: ({ action }) => [`Not done without a yes: ${ended(action)}`, 'Confirm with --yes.'],
  OUTPUT_UNWRITABLE: ({ words }) => [
    `The output cannot be written: ${ended(words)}`,
    'Free disk space, or send the output somewhere else.',
  ],
  UNEXPECTED: ({ words }) => [`Something went wrong: ${ended(words)}`, 'Run it again with --verbose to see more.'],
};

/** Whoever is at the login already is not sent there. */
const GIVE_VALUES = 'Pass --secrets FILE (lines NAME=value), or run this in a terminal, where kuulo asks.';
const LOGIN_REMEDIES: Readonly<Record<LoginWay, string>> = {
  browser: 'The given login was not accepted, and nothing was saved. Run it again: every login takes a new code.',
  given: 'The given value was not accepted, and nothing was saved. Run it again with the right one.',
  kept: `Nothing new was given. ${GIVE_VALUES}`,
};

const RIGHTS: Readonly<Record<string, string>> = {
  read: 'read',
  draft: 'write drafts',
  note: 'write notes',
  submit: 'ask for review',
  work: 'work on conversations',
  send: 'send',
  moderate: 'hide messages',
  bulk: 'plan and apply bulk replies',
  pause: 'pause sending',
  approve: 'approve',
  settleByWord: 'settle by word',
  resume: 'resume sending',
};

function wordsOf<C extends ProblemCode>(
  { code, facts }: ProblemError<C>,
  writeTime: TimeWriter,
  inLanguage: Partial<ProblemWriters>,
) {
  const [message, hint] = (inLanguage[code] ?? WORDS[code])(facts, writeTime);
  return { message, hint };
}

function isoTime(at: number): string {
  return new Date(at).toISOString();
}
