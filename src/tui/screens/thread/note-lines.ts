import type { Note } from '../../../domain/conversation.ts';
import { momentWords } from '../../time-words.ts';
import { fitLine, type Line } from '../../widgets/line.ts';
import { strangerLine, strangerLines } from '../../widgets/stranger-text.ts';
import { wrapLines } from '../../widgets/wrap.ts';
import type { ThreadLook } from './thread-look.ts';

/** Shaded over the whole width, and called a note, so that nobody takes it for something the customer sees. */
export function noteLines(note: Note, { columns, timezone, words }: ThreadLook): Line[] {
  const head = `${words.thread.note} · ${strangerLine(note.author, 20)} · ${momentWords(note.at, timezone)}`;
  const rows = [
    ...wrapLines(head, columns, { tone: 'note' }),
    ...strangerLines(note.text, columns, { tone: 'note', indent: '  ' }),
  ];
  return rows.map((row) => fitLine(row, columns));
}
