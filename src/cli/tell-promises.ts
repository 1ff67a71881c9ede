import type { App } from '../app.ts';
import type { SentItem } from '../domain/outcomes.ts';
import type { TimeWriter } from '../domain/problem-words.ts';
import { log } from '../log.ts';
import { foundPromiseLine } from './output/promise.ts';

/** Says on stderr what replies that went out were found to promise, so that somebody confirms it. */
export async function tellPromises(
  app: Pick<App, 'promisesOf'>,
  items: readonly SentItem[],
  writeTime: TimeWriter,
): Promise<void> {
  const sent = items.filter(({ reply }) => reply.status === 'sent').map(({ reply }) => reply.id);
  if (sent.length === 0) return;
  for (const found of await app.promisesOf(sent))
    if (found.status === 'proposed') log.info(foundPromiseLine(found, { writeTime }));
}
