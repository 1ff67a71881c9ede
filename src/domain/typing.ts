import type { Visibility } from './message.ts';
import type { Reply } from './reply.ts';

/** What somebody is typing as an answer in a conversation. */
export interface Typing {
  readonly conversation: number;
  readonly visibility: Visibility;
  /** The draft that it goes on with; null before the first save. */
  readonly reply: number | null;
  readonly text: string;
}

/** A text that lies in a file for the person's own editor. It is found again at the next start, unless this has ended. */
export interface EditedText {
  /** For the editor; only they can read it. */
  readonly file: string;
  /** What the editor left in it; null where that is nothing. */
  read(): string | null;
  /** The text is safe elsewhere: the file goes. */
  end(): void;
}

/** What became of texts whose sitting was cut short. */
export interface Recovered {
  /** The drafts that hold them now. */
  readonly drafts: readonly Reply[];
  /** How many could not become a draft: their files stay where they are. */
  readonly unrecovered: number;
  /** Where those files lie. */
  readonly folder: string;
}
