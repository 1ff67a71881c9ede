import { type Move, scrolled } from '../../widgets/window.ts';

/** The first line shown, and which keys are looked for. */
export interface HelpState {
  readonly top: number;
  readonly filter: string;
}

export type HelpAction =
  | { readonly kind: 'move'; readonly move: Move; readonly extent: { readonly count: number; readonly rows: number } }
  | { readonly kind: 'filter'; readonly filter: string };

export const FIRST_HELP: HelpState = { top: 0, filter: '' };

export function reduceHelp(state: HelpState, action: HelpAction): HelpState {
  if (action.kind === 'filter') return { top: 0, filter: action.filter };
  return { ...state, top: scrolled(state.top, action.move, action.extent) };
}
