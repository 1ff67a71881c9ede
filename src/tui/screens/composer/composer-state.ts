import type { Claim } from '../../../domain/claim.ts';
import type { ConversationDetail, DraftCheck } from '../../../domain/outcomes.ts';
import type { Reply } from '../../../domain/reply.ts';
import type { StoredMessage } from '../../../domain/stored.ts';
import { messageToAnswer, newestInbound } from '../../../domain/to-answer.ts';
import type { DraftStart } from '../../places.ts';
import { editField, fieldOf, insertText, type Press, replaceText, type TextField } from '../../widgets/text-field.ts';
import { type PickerAction, type PickerState, reducePicker } from './picker-state.ts';

/**
 * How the text stands: nothing there, nothing left of a reply that stays, safe from a crash, not even that, a draft in the
 * store, or not to be saved.
 */
export type Keeping = 'empty' | 'emptied' | 'typing' | 'unsafe' | 'saved' | 'problem';

export interface ComposerState {
  readonly field: TextField;
  /** What the guard and the platform say of the text, as soon as they have. */
  readonly check: DraftCheck | null;
  readonly keeping: Keeping;
  /** The draft that holds the text; what it answers is fixed. Null before the first save. */
  readonly reply: Reply | null;
  readonly thread: readonly StoredMessage[];
  /** Number of the customer's newest message when the composer opened. */
  readonly openedOn: number | null;
  /** The conversation's replies as last read: what colleagues write beside us. */
  readonly replies: readonly Reply[];
  readonly claim: Claim | null;
  /** The saved answers, while one is being picked. */
  readonly picker: PickerState | null;
}

export type ComposerAction =
  | { readonly kind: 'press'; readonly press: Press; readonly columns: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'checked'; readonly check: DraftCheck }
  | { readonly kind: 'keeping'; readonly keeping: Keeping; readonly reply: Reply | null }
  | { readonly kind: 'around'; readonly detail: ConversationDetail }
  | { readonly kind: 'pick'; readonly picker: PickerState | null }
  | { readonly kind: 'picking'; readonly action: PickerAction }
  | { readonly kind: 'taken'; readonly text: string };

/** The composer as it opens: with the draft to go on with, or empty. */
export function firstComposer(draft: DraftStart): ComposerState {
  const text = draft.reply?.text ?? draft.replaced?.text ?? draft.recalled?.text ?? '';
  const { replies, claim, thread } = draft.detail;
  return {
    field: fieldOf(text),
    check: null,
    keeping: text === '' ? 'empty' : 'saved',
    reply: draft.reply,
    thread,
    openedOn: newestInbound(thread)?.id ?? null,
    replies,
    claim,
    picker: null,
  };
}

export function reduceComposer(state: ComposerState, action: ComposerAction): ComposerState {
  switch (action.kind) {
    case 'press': {
      const field = editField(state.field, action.press, { columns: action.columns, isMultiline: true });
      return field === state.field ? state : { ...state, field };
    }
    case 'text':
      return { ...state, field: replaceText(state.field, action.text) };
    case 'checked':
      return { ...state, check: action.check };
    case 'keeping':
      return { ...state, keeping: action.keeping, reply: action.reply };
    case 'around': {
      const { thread, replies, claim } = action.detail;
      return { ...state, thread, replies, claim };
    }
    case 'pick':
      return { ...state, picker: action.picker };
    case 'picking':
      return state.picker === null ? state : { ...state, picker: reducePicker(state.picker, action.action) };
    case 'taken':
      return { ...state, field: insertText(state.field, action.text), picker: null };
    default:
      return action satisfies never;
  }
}

/** The message that the text answers: fixed by the draft, until there is one the one that a draft would answer. */
export function targetOf({ reply, thread }: ComposerState): StoredMessage | null {
  return thread.find((message) => message.id === reply?.targetMessage) ?? messageToAnswer(thread);
}

/** The customer's newest message where they wrote again: since the composer opened, or since what the draft answers. */
export function writtenAgain(state: ComposerState): StoredMessage | null {
  const newest = newestInbound(state.thread);
  if (newest === null) return null;
  const isSeen = state.reply === null ? newest.id === state.openedOn : newest.id === state.reply.targetMessage;
  return isSeen ? null : newest;
}
