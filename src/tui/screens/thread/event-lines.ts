import type { StoredEvent } from '../../../domain/event.ts';
import type { ConversationDetail } from '../../../domain/outcomes.ts';
import { momentWords } from '../../time-words.ts';
import { strangerLine } from '../../widgets/stranger-text.ts';
import { wrapLines } from '../../widgets/wrap.ts';
import { eventWords } from './event-words.ts';
import type { Block } from './thread-block.ts';
import type { ThreadLook } from './thread-look.ts';

const MINUTE_MS = 60_000;

/** What was done with the conversation, dim and close together; what one person did within a minute is on one row. */
export function eventBlocks(detail: ConversationDetail, look: ThreadLook): Block[] {
  const told = detail.events.flatMap((event) => {
    const words = isOnMessage(event, detail) ? null : eventWords(event, look);
    return words === null ? [] : [{ event, words }];
  });
  const groups: { first: StoredEvent; said: string[] }[] = [];
  for (const { event, words } of told) {
    const group = groups.at(-1);
    if (group !== undefined && isTogether(group.first, event)) group.said.push(words);
    else groups.push({ first: event, said: [words] });
  }
  return groups.map(({ first, said }) => ({
    key: `event ${first.id}`,
    at: first.at,
    lines: wrapLines(
      `∙ ${momentWords(first.at, look.timezone)} ${byWhom(said.join('; '), first, look)}`,
      look.columns,
      {
        tone: 'dim',
      },
    ),
  }));
}

/** That it was answered elsewhere is told at the message itself, where that is in the thread. */
function isOnMessage({ kind, data }: StoredEvent, { thread }: ConversationDetail): boolean {
  return kind === 'conversation.answeredElsewhere' && thread.some(({ url }) => url === data.url);
}

function isTogether(first: StoredEvent, next: StoredEvent): boolean {
  return first.actor === next.actor && next.at - first.at < MINUTE_MS;
}

function byWhom(words: string, { actor }: StoredEvent, { words: { thread } }: ThreadLook): string {
  // what came about by itself has nobody who did it
  return actor === 'system' ? words : thread.events.by(words, strangerLine(actor, 20));
}
