import { useInput, usePaste } from 'ink';
import type { KeyQueue } from './key-queue.ts';
import { type KeyEvent, keyEvents, pasteEvent } from './key-stream.ts';
import type { LinearVoice } from './linear.ts';

/** Brings what is typed and pasted into the queue of keys; `voice` is told that somebody pressed one. */
export function useTyping(keys: KeyQueue, voice: Pick<LinearVoice, 'pressed'> | null = null): void {
  const push = (events: readonly KeyEvent[]): void => {
    voice?.pressed();
    keys.push(events);
  };
  useInput((input, key) => push(keyEvents(input, key)));
  usePaste((text) => push([pasteEvent(text)]));
}
