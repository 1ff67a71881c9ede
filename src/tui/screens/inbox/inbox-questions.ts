import { CONVERSATION_SORTS } from '../../../domain/conversation.ts';
import { completionsOf } from '../../completion.ts';
import type { Desk } from '../../desk-state.ts';
import { problemLine } from '../../spoken.ts';
import { strangerLine } from '../../widgets/stranger-text.ts';
import { type Asked, askedFor } from './inbox-asked.ts';
import { type Limit, readLimit } from './inbox-filter.ts';
import { type InboxLive, showInbox } from './inbox-load.ts';
import { viewCalled, viewsOf } from './inbox-views.ts';

/** Looks for words in the texts and people of all conversations, whatever the view. No words show the view again. */
export async function searchInbox(desk: Desk, live: InboxLive, argument: string | null): Promise<void> {
  const { asked } = live.latest();
  const words = desk.words.inbox;
  const typed =
    argument ??
    (await desk.ask({ kind: 'text', title: words.searchTitle(strangerLine(asked.search, QUOTED_COLUMNS)) }));
  if (typed === null || (typed === '' && asked.search === '')) return;
  await showInbox(desk, live, { asked: { ...asked, search: typed }, isStaying: typed === '' });
  const keys = [desk.keymap.keyFor('inbox', 'nextFound'), desk.keymap.keyFor('inbox', 'previousFound')] as const;
  if (typed !== '') desk.say(words.foundSo(live.latest().total, strangerLine(typed, QUOTED_COLUMNS), keys));
}

/** Narrows the list by a filter in words; one that cannot be read is explained, and stays to be mended. */
export async function limitInbox(desk: Desk, live: InboxLive, argument: string | null): Promise<void> {
  const { asked } = live.latest();
  const limit = await askLimit(desk, asked, argument);
  if (limit === 'never mind') return;
  await showInbox(desk, live, { asked: { ...asked, limit } });
}

/** Puts the list into another order, from the top. */
export async function sortInbox(desk: Desk, live: InboxLive, argument: string | null): Promise<void> {
  const { asked } = live.latest();
  const { sorts, sortTitle, noSuchSort } = desk.words.inbox;
  const choices = CONVERSATION_SORTS.map((sort) => ({ ...sorts[sort], value: sort }));
  const typed = argument ?? (await desk.ask({ kind: 'choice', title: sortTitle(sorts[asked.sort].title), choices }));
  if (typed === null) return;
  const sort = CONVERSATION_SORTS.find((one) => one === typed.toLowerCase());
  if (sort === undefined) {
    desk.say(noSuchSort(strangerLine(typed, QUOTED_COLUMNS), CONVERSATION_SORTS.join(', ')), 'bad');
    return;
  }
  await showInbox(desk, live, { asked: { ...asked, sort } });
}

/** Shows a view by its number or its name, from the top, as it is without a search or a limit. */
export async function viewInbox(desk: Desk, live: InboxLive, argument: string | null): Promise<void> {
  const views = viewsOf(desk.app, desk.words);
  const { viewTitle, noSuchView } = desk.words.inbox;
  const choices = views.map(({ place, name }) => ({
    key: String(place),
    value: String(place),
    title: strangerLine(name),
  }));
  const typed = argument ?? (await desk.ask({ kind: 'choice', title: viewTitle, choices }));
  if (typed === null) return;
  const view = viewCalled(views, typed);
  if (view === null) {
    const known = views.map(({ place, name }) => `${place} ${strangerLine(name, QUOTED_COLUMNS)}`).join(', ');
    desk.say(noSuchView(strangerLine(typed, QUOTED_COLUMNS), known), 'bad');
    return;
  }
  await showInbox(desk, live, { asked: askedFor(view) });
}

/** Columns of a word of the person's that is repeated to them. */
const QUOTED_COLUMNS = 30;

async function askLimit(desk: Desk, asked: Asked, argument: string | null): Promise<Limit | null | 'never mind'> {
  const plain = desk.words.inbox.limitTitle(strangerLine(asked.limit?.words ?? '', QUOTED_COLUMNS));
  const complete = argument === null ? await limitCompletions(desk) : undefined;
  const ask = (title: string, initial?: string): Promise<string | null> =>
    desk.ask({
      kind: 'text',
      title,
      ...(initial === undefined ? {} : { initial }),
      ...(complete === undefined ? {} : { complete }),
    });
  let typed = argument ?? (await ask(plain));
  for (;;) {
    if (typed === null) return 'never mind';
    if (typed.trim() === '') return null;
    try {
      return readLimit(typed.trim(), desk.app);
    } catch (problem) {
      // what is wrong stands where the question stood, without the dot before its colon
      typed = await ask(problemLine(problem, desk).replace(/\.$/, ''), typed);
    }
  }
}

/** Completes filters as the command line does after `limit`. */
async function limitCompletions(desk: Desk): Promise<(text: string) => readonly string[]> {
  const complete = await completionsOf(desk, 'inbox');
  const before = 'limit ';
  return (text) => complete(`${before}${text}`).map((one) => one.slice(before.length));
}
