import { useInput, usePaste } from 'ink';
import type { KeyQueue } from './key-queue.ts';
import { keyEvents, pasteEvent } from './key-stream.ts';

/** Brings what is typed and pasted into the queue of keys. */
export function useTyping(keys: KeyQueue): void {
  useInput((input, key) => keys.push(keyEvents(input, key)));
  usePaste((text) => keys.push([pasteEvent(text)]));
}
