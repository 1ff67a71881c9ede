import { type Move, scrolled } from '../../widgets/window.ts';

/** The first line shown. */
export interface HelpState {
  readonly top: number;
}

export interface HelpAction {
  readonly move: Move;
  readonly extent: { readonly count: number; readonly rows: number };
}

export function reduceHelp(state: HelpState, action: HelpAction): HelpState {
  return { top: scrolled(state.top, action.move, action.extent) };
}
