import type { Generated } from 'kysely';
import type { AlertKind } from '../domain/alert.ts';

// Rows of what migration 0006 made; times UTC milliseconds, booleans 0 or 1, JSON as TEXT.

export interface SurveyTable {
  id: Generated<number>;
  conversation: number;
  contact: number;
  account: string;
  /** `private`: asked on the platform; else how a person heard it: `email`, `phone`, `other`. */
  channel: string;
  status: 'asked' | 'answered' | 'skipped';
  /** Why they were not asked. */
  why: string | null;
  /** The private reply that asks. */
  reply: number | null;
  scale: number;
  asked_at: number;
  asked_by: string;
  rating: number | null;
  comment: string | null;
  answered_at: number | null;
  /** The customer's message that answers. */
  message: number | null;
}

export interface HandoverTable {
  id: Generated<number>;
  conversation: number;
  way: 'email' | 'phone';
  address: string;
  note: string | null;
  call_back_at: number | null;
  /** `sending` and `unknown`: the mail server was called and we do not know (yet) what it did. */
  status: 'sending' | 'unknown' | 'failed' | 'open' | 'done';
  /** Message-ID of the e-mail. */
  message_id: string | null;
  author: string;
  created_at: number;
  sent_at: number | null;
  done_at: number | null;
  outcome: string | null;
  error: string | null;
}

export interface ContactLinkTable {
  id: Generated<number>;
  /** The smaller number of the two. */
  contact: number;
  other: number;
  author: string;
  at: number;
}

export interface RuleActTable {
  id: Generated<number>;
  rule: string;
  conversation: number;
  message: number;
  at: number;
  /** JSON: what was done. */
  did: string;
}

export interface AlertTable {
  id: Generated<number>;
  kind: AlertKind;
  subject: string;
  conversation: number | null;
  is_pressing: 0 | 1;
  /** JSON. */
  data: string;
  /** JSON list of where it is to be told. */
  outlets: string;
  opened_at: number;
  /** JSON list of the outlets that took it. */
  told: string;
  /** Null until it was told everywhere. */
  told_at: number | null;
  ended_at: number | null;
  tries: number;
  /** When it was last tried in vain, and what was said. */
  tried_at: number | null;
  /** While it is untold: no poll needs to look at it before. */
  next_look_at: number;
  error: string | null;
}
