import type { AnswerSearch, SavedAnswer } from '../../../domain/saved-answer.ts';
import { EMPTY_FIELD, editField, type Press, type TextField } from '../../widgets/text-field.ts';

/** The saved answers while one is being picked. */
export interface PickerState {
  readonly search: AnswerSearch;
  readonly field: TextField;
  readonly found: readonly SavedAnswer[];
  /** How many there are in all. */
  readonly count: number;
  readonly focus: number;
}

export type PickerAction =
  | { readonly kind: 'press'; readonly press: Press }
  | { readonly kind: 'move'; readonly by: 1 | -1 };

/** The picker as it opens, on the first answer. */
export function firstPicker(search: AnswerSearch): PickerState {
  const found = search('');
  return { search, field: EMPTY_FIELD, found, count: found.length, focus: 0 };
}

export function reducePicker(state: PickerState, action: PickerAction): PickerState {
  switch (action.kind) {
    case 'press': {
      const field = editField(state.field, action.press, { columns: 10_000, isMultiline: false });
      if (field.text === state.field.text) return { ...state, field };
      return { ...state, field, found: state.search(field.text.trim()), focus: 0 };
    }
    case 'move':
      return { ...state, focus: Math.max(0, Math.min(state.focus + action.by, state.found.length - 1)) };
    default:
      return action satisfies never;
  }
}

/** The answer under the cursor. */
export function pickedAnswer({ found, focus }: PickerState): SavedAnswer | null {
  return found[focus] ?? null;
}
