import { useLayoutEffect, useRef } from 'react';
import type { CommandName, CommandOf, KEYS_ON, PlaceName } from '../domain/key-table.ts';
import type { Desk } from './desk-state.ts';
import { obeyEverywhere } from './everywhere.ts';
import type { KeyEvent } from './key-stream.ts';
import { keyName } from './keymap.ts';
import type { Order } from './order.ts';
import { strangerLine } from './widgets/stranger-text.ts';

/** The commands that a screen obeys itself: those of its tables but for what means the same everywhere. */
export type OrderAt<P extends PlaceName> = Order<CommandOf<Exclude<(typeof KEYS_ON)[P][number], 'everywhere'>>>;

/** What a screen does with what is typed. */
export interface Obedience<P extends PlaceName> {
  obey(order: OrderAt<P>): void;
  /**
   * Names what an order would be done to, where others may take it away meanwhile: the one under the cursor, the marks. The
   * command line does nothing to something else than what was there when it was opened.
   */
  aim?(): string;
  /** Takes a key that means no command here; where letters are text, that is every letter. */
  onOther?(event: KeyEvent): void;
}

/**
 * Gives the screen the keys for as long as it is there: by the person's keymap, in the order of `KEYS_ON`. Orders of the
 * command line and of macros come the same way.
 */
export function useOrders<P extends PlaceName>(desk: Desk, at: P, obedience: Obedience<P>): void {
  const newest = useRef(obedience);
  useLayoutEffect(() => {
    newest.current = obedience;
  });
  useLayoutEffect(() => {
    desk.keys.setScreen(
      (event) => {
        desk.hush();
        const order = event.order ?? orderOf(desk, at, event);
        if (order === null) other(desk, newest.current, event);
        else if (order.screen === 'everywhere') obeyEverywhere(desk, order, at);
        else newest.current.obey(order as OrderAt<P>);
      },
      () => newest.current.aim?.() ?? '',
    );
    return () => desk.keys.setScreen(null);
  }, [desk, at]);
}

/** A key that means nothing here says so, so that nobody waits for it; one that a screen takes is the screen's. */
function other(desk: Desk, { onOther }: { onOther?: (event: KeyEvent) => void }, event: KeyEvent): void {
  if (onOther !== undefined) onOther(event);
  else if (event.name !== 'esc')
    desk.say(
      desk.words.desk.meansNothing(strangerLine(keyName(event.name), 20), desk.keymap.keyFor('everywhere', 'help')),
    );
}

function orderOf(desk: Desk, at: PlaceName, { name }: KeyEvent): Order | null {
  const found = desk.keymap.bindingFor(at, name);
  if (found === null) return null;
  const { screen, keys } = found;
  const command = found.command as CommandName;
  // the nine views are one command: which of them is the key itself, or its place among the person's own
  return { screen, command, argument: command === 'view' ? viewOf(keys, name) : null };
}

function viewOf(keys: readonly string[], key: string): string {
  return /^[1-9]$/.test(key) ? key : String(keys.indexOf(key) + 1);
}
