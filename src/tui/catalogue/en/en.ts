import { ACTS } from './acts.ts';
import { APPROVALS } from './approvals.ts';
import { BULK } from './bulk.ts';
import { COMMANDS } from './commands.ts';
import { COMPOSER } from './composer.ts';
import { DESK } from './desk.ts';
import { FOLLOW_UPS } from './followUps.ts';
import { HANDOVER } from './handover.ts';
import { HELP } from './help.ts';
import { INBOX } from './inbox.ts';
import { NOTICES } from './notices.ts';
import { OUTBOX } from './outbox.ts';
import { PERSON } from './person.ts';
import { PHRASES } from './phrases.ts';
import { PROBLEMS } from './problems.ts';
import { PULSE } from './pulse.ts';
import { REVIEW } from './review.ts';
import { SPOKEN } from './spoken.ts';
import { SURVEY } from './survey.ts';
import { THREAD } from './thread.ts';

/** English. */
export const EN = {
  commands: COMMANDS,
  desk: DESK,
  followUps: FOLLOW_UPS,
  pulse: PULSE,
  bulk: BULK,
  person: PERSON,
  survey: SURVEY,
  handover: HANDOVER,
  inbox: INBOX,
  help: HELP,
  notices: NOTICES,
  phrases: PHRASES,
  problems: PROBLEMS,
  approvals: APPROVALS,
  outbox: OUTBOX,
  spoken: SPOKEN,
  composer: COMPOSER,
  review: REVIEW,
  acts: ACTS,
  thread: THREAD,
};

/**
 * Every word that the screens say. A text that depends on something is a function of it, so that each language counts and
 * inflects in its own way. English is the shape; the compiler holds every other language to it.
 */
export type Catalogue = typeof EN;
