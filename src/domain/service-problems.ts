import { ended } from './phrases.ts';
import type { ProblemFacts } from './problem.ts';
import { SKIP_WORDS } from './survey.ts';

/** Problems of asking how it went and of handing over. */
type ServiceProblemCode =
  | 'NOT_ASKED'
  | 'SURVEY_TEXT_MISSING'
  | 'NO_MAIL_SERVER'
  | 'NO_HANDOVER_ADDRESS'
  | 'UNKNOWN_HANDOVER'
  | 'HANDED_OVER'
  | 'HANDOVER_DONE'
  | 'HANDOVER_FAILED';

/** A writer for each: what happened and why, and what to do next. */
export type ServiceProblemWriters = {
  readonly [C in ServiceProblemCode]: (facts: ProblemFacts[C]) => readonly [message: string, hint: string];
};

/** Their words in English. */
export const SERVICE_PROBLEMS: ServiceProblemWriters = {
  NOT_ASKED: ({ reply, why }) => [
    `Reply ${reply} does not ask how it went now: ${SKIP_WORDS[why]}. Nothing was sent.`,
    `\`kuulo outbox cancel ${reply}\` takes it back; they can be asked again later.`,
  ],
  SURVEY_TEXT_MISSING: ({ file }) => [
    `There is no ${file}: nothing says how to ask. Nobody was asked.`,
    `Write ${file} with the question; {{ scale }} is the best mark. \`kuulo init\` writes a workspace that has one.`,
  ],
  NO_MAIL_SERVER: () => [
    'kuulo.yaml names no mail server. Nothing was sent.',
    'Add `mail: { host: smtp.example.com, port: 587, from: service@example.com }`; the user and password go to .env as KUULO_MAIL_USER and KUULO_MAIL_PASSWORD.',
  ],
  NO_HANDOVER_ADDRESS: ({ way }) => [
    way === 'email' ? 'Nobody is named to send it to.' : 'No number is named to call.',
    way === 'email'
      ? 'Say --to ADDRESS, or add `handover: { email: team@example.com }` to kuulo.yaml.'
      : 'Say --to NUMBER, or add `handover: { phone: "+358…" }` to kuulo.yaml.',
  ],
  UNKNOWN_HANDOVER: ({ id }) => [`There is no hand-over "${id}".`, '`kuulo handover list` shows them.'],
  HANDED_OVER: ({ conversation, handover, status }) => [
    status === 'open'
      ? `Conversation ${conversation} is handed over already (hand-over ${handover}).`
      : `Hand-over ${handover} of conversation ${conversation} may have arrived: nobody knows. It was not sent again.`,
    `\`kuulo handover done ${handover} --outcome T\` ends it; --again hands it over once more.`,
  ],
  HANDOVER_DONE: ({ handover }) => [
    `The outcome of hand-over ${handover} is on record already.`,
    'Hand the conversation over anew with `kuulo handover ID`.',
  ],
  HANDOVER_FAILED: ({ handover, address, words, isPerhapsSent, isFinal }) => [
    isPerhapsSent
      ? `Whether ${address} has the e-mail, nobody knows: ${ended(words)}`
      : `The e-mail to ${address} was not sent: ${ended(words)}`,
    isPerhapsSent
      ? `Ask them. \`kuulo handover done ${handover} --outcome T\` if it arrived; --again sends it once more.`
      : isFinal
        ? 'Correct `mail` in kuulo.yaml or the address, and hand it over again.'
        : 'Hand it over again in a while. If it lasts, look at `mail` in kuulo.yaml.',
  ],
};
