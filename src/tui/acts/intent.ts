import type { Conversation } from '../../domain/conversation.ts';
import type { Desk } from '../desk-state.ts';
import { calledLine, strangerLine } from '../widgets/stranger-text.ts';

/** What an order is meant for: the one under the cursor, and all that are marked (or that one alone). */
export interface Targets {
  readonly one: Conversation;
  readonly all: readonly Conversation[];
}

/** What was done, and the way back. */
export interface Deed {
  readonly said: string;
  /** Names it where it is undone. */
  readonly undone: string;
  /** Puts each back as it was; tells how many it left alone, since others changed them meanwhile. */
  back(): Promise<number>;
  /** What stopped it half-way; this is what was done before. To be told once the way back is kept. */
  readonly problem?: unknown;
}

/** Whether something stopped it half-way. */
export function isHalf({ problem }: Deed): boolean {
  return problem !== undefined && problem !== null;
}

/** What came of an act: a deed; nothing, where nothing had to be done; or it stopped, where a person or a colleague is in the way. */
export type Came = Deed | null | 'stopped';

/** An act with all that must be known for it. Nothing is done yet. */
export interface Intent {
  /** What was said with it, for `.`; null where nothing is. */
  readonly argument: string | null;
  /** Asked before it is done to several; it names them. */
  readonly sure: string;
  /** Asked before it is done in any case, in place of `sure`. */
  readonly warning: string | null;
  /** Does it. Where it is no deed, that was told. */
  perform(): Promise<Came>;
}

/** Finds out what must be known for an act, by its argument or by asking; null when the person takes it back. */
export type Intend = (desk: Desk, argument: string | null, targets: Targets) => Promise<Intent | null>;

/** `@maija`, or `12 conversations`. */
export function whomOf(desk: Desk, { all, one }: Targets): string {
  return all.length === 1
    ? calledLine((all[0] ?? one).contact, NAME_COLUMNS)
    : desk.words.acts.conversations(all.length);
}

/** The first few by name, and how many more. */
export function namesOf(desk: Desk, { all }: Targets): string {
  const names = all.slice(0, NAMES_MAX).map(({ contact }) => calledLine(contact, NAME_COLUMNS));
  return desk.words.acts.named(names, all.length - names.length);
}

const NAMES_MAX = 3;
const NAME_COLUMNS = 30;

export function idsOf({ all }: Pick<Targets, 'all'>): number[] {
  return all.map(({ id }) => id);
}

/** What a person typed, quoted back within a question. */
export function quoted(text: string): string {
  return strangerLine(text, 40);
}
