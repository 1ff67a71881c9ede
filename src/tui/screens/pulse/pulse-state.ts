import { PULSE_PERIODS, type Pulse, type PulsePeriod } from '../../../domain/pulse.ts';
import { type Move, moveFocus, topFor } from '../../widgets/window.ts';
import { itemKey, itemsOf, type PulseItem } from './pulse-items.ts';

/** The numbers, and which of them the cursor is on. `focus` and `top` are indexes into `items`. */
export interface PulseState {
  readonly pulse: Pulse;
  readonly items: readonly PulseItem[];
  readonly focus: number;
  readonly top: number;
}

export type PulseAction =
  | { readonly kind: 'loaded'; readonly pulse: Pulse }
  | { readonly kind: 'move'; readonly move: Move; readonly rows: number };

export function firstPulse(pulse: Pulse): PulseState {
  return { pulse, items: itemsOf(pulse), focus: 0, top: 0 };
}

export function reducePulse(state: PulseState, action: PulseAction): PulseState {
  switch (action.kind) {
    case 'loaded': {
      const items = itemsOf(action.pulse);
      const item = focusedItem(state);
      const found = item === null ? -1 : items.findIndex((one) => itemKey(one) === itemKey(item));
      const focus = found === -1 ? Math.max(0, Math.min(state.focus, items.length - 1)) : found;
      return { ...state, pulse: action.pulse, items, focus };
    }
    case 'move': {
      const extent = { count: state.items.length, rows: action.rows };
      const focus = moveFocus(state.focus, action.move, extent);
      return { ...state, focus, top: topFor(state.top, focus, extent) };
    }
    default:
      return action satisfies never;
  }
}

/** The number under the cursor. */
export function focusedItem(state: PulseState): PulseItem | null {
  return state.items[state.focus] ?? null;
}

/** The next longer period, and after the longest the shortest. */
export function nextPeriod(period: PulsePeriod): PulsePeriod {
  return PULSE_PERIODS[(PULSE_PERIODS.indexOf(period) + 1) % PULSE_PERIODS.length] ?? 'day';
}
