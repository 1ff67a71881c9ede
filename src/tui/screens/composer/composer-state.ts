import type { Claim } from '../../../domain/claim.ts';
import type { DraftCheck } from '../../../domain/outcomes.ts';
import type { Reply } from '../../../domain/reply.ts';
import type { DraftStart } from '../../places.ts';
import { editField, fieldOf, type Press, type TextField } from '../../widgets/text-field.ts';

/** How the text stands in the store. */
export type Keeping = 'empty' | 'typing' | 'saved' | 'problem';

export interface ComposerState {
  readonly field: TextField;
  /** What the guard and the platform say of the text, as soon as they have. */
  readonly check: DraftCheck | null;
  readonly keeping: Keeping;
  /** The conversation's replies as last read: what colleagues write beside us. */
  readonly replies: readonly Reply[];
  readonly claim: Claim | null;
}

export type ComposerAction =
  | { readonly kind: 'press'; readonly press: Press; readonly columns: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'checked'; readonly check: DraftCheck }
  | { readonly kind: 'keeping'; readonly keeping: Keeping }
  | { readonly kind: 'around'; readonly replies: readonly Reply[]; readonly claim: Claim | null };

/** The composer as it opens: with the draft to go on with, or empty. */
export function firstComposer(draft: DraftStart): ComposerState {
  const text = draft.reply?.text ?? draft.replaced?.text ?? '';
  const { replies, claim } = draft.detail;
  return { field: fieldOf(text), check: null, keeping: text === '' ? 'empty' : 'saved', replies, claim };
}

export function reduceComposer(state: ComposerState, action: ComposerAction): ComposerState {
  switch (action.kind) {
    case 'press': {
      const field = editField(state.field, action.press, { columns: action.columns, isMultiline: true });
      return field === state.field ? state : { ...state, field };
    }
    case 'text':
      return { ...state, field: fieldOf(action.text) };
    case 'checked':
      return { ...state, check: action.check };
    case 'keeping':
      return { ...state, keeping: action.keeping };
    case 'around':
      return { ...state, replies: action.replies, claim: action.claim };
    default:
      return action satisfies never;
  }
}
