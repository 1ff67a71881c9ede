export const HANDOVER_STATUSES = ['sending', 'unknown', 'failed', 'open', 'done'] as const;
/**
 * sending: the mail server is being called. unknown: it may have the e-mail, or not. failed: certainly not sent. open: handed
 * over, and its outcome is not known yet. done: its outcome is on record.
 */
export type HandoverStatus = (typeof HANDOVER_STATUSES)[number];

type HandoverWay = 'email' | 'phone';

/** A conversation that goes on by e-mail or phone. Times are UTC milliseconds. */
export interface Handover {
  readonly id: number;
  readonly conversation: number;
  readonly way: HandoverWay;
  /** The e-mail address, or the customer's number; empty where that is not known. */
  readonly address: string;
  /** What whoever takes over should know. */
  readonly note: string | null;
  /** When they are to be called back, in working hours; null for an e-mail. */
  readonly callBackAt: number | null;
  readonly status: HandoverStatus;
  /** Message-ID of the e-mail, by which it can be looked for; null for a call. */
  readonly messageId: string | null;
  readonly author: string;
  readonly createdAt: number;
  readonly sentAt: number | null;
  readonly doneAt: number | null;
  readonly outcome: string | null;
  /** Why the e-mail did not go, or what is not known of it. */
  readonly error: string | null;
}

/** What a person says as they hand a conversation over. */
export interface HandoverGiven {
  readonly way: HandoverWay;
  /** Null takes the address of kuulo.yaml, or the number that the customer wrote. */
  readonly to: string | null;
  readonly note: string | null;
  /** When the customer is to be called; moved into working hours; null for soon. */
  readonly callBackAt: number | null;
  /** Our own notes go along with the transcript. */
  readonly hasNotes: boolean;
  /** Although an earlier e-mail may have arrived, or one is on record as handed over. */
  readonly isAgain: boolean;
}

/** What would go out, for a person to look at before it does. */
export interface HandoverPlan {
  readonly way: HandoverWay;
  /** The e-mail address, or the customer's number; empty where that is not known. */
  readonly address: string;
  readonly callBackAt: number | null;
  /** Null for a call. */
  readonly mail: { readonly subject: string; readonly text: string } | null;
}

/** The label of a conversation that somebody else has in hand. */
export const HANDED_OVER = 'handed-over';

/** E-mails of which nobody knows whether they went, also those that are being sent this moment or were cut off. */
export const UNCERTAIN: readonly HandoverStatus[] = ['sending', 'unknown'];

/** Hand-overs whose outcome is still to come. */
export const STANDING: readonly HandoverStatus[] = ['sending', 'unknown', 'open'];
