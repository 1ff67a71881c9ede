import type { ConversationQuery, ConversationSort, ConversationStatus } from '../../../domain/conversation.ts';
import { DEFAULT_VIEWS } from '../../../domain/saved-view.ts';
import { type Catalogue, catalogueOf } from '../../catalogue/catalogue.ts';
import { type Looker, readShow } from './inbox-filter.ts';

/** A view of the inbox: which conversations, in which order. */
export interface InboxView {
  readonly name: string;
  /** Its key, 1 to 9. */
  readonly place: number;
  readonly query: ConversationQuery;
  readonly sort: ConversationSort;
}

/** The views on the keys 1 to 9: those of `inbox.views`, else the usual ones. Their filters were checked with the settings. */
export function viewsOf(app: Looker, words = catalogueOf(app.config.settings.language)): InboxView[] {
  const { views } = app.config.settings.inbox;
  const written =
    views.length > 0 ? views : DEFAULT_VIEWS.map((view) => ({ ...view, name: words.inbox.views[view.id] }));
  return written.slice(0, VIEWS_MAX).map(({ name, show, sort }, index) => ({
    name,
    place: index + 1,
    query: readShow(show, app),
    sort,
  }));
}

/** The view that the inbox opens with. */
export function firstView(app: Looker, words?: Catalogue): InboxView {
  const [first] = viewsOf(app, words);
  return first ?? OPEN_VIEW;
}

/** What is open, most pressing first. */
export const OPEN_VIEW: InboxView = {
  name: 'open',
  place: 1,
  query: { status: ['open'] },
  sort: 'pressing',
};

/** The view that a number or a name means, or null. */
export function viewCalled(views: readonly InboxView[], word: string): InboxView | null {
  const wanted = word.trim().toLowerCase();
  return (
    views.find(({ place }) => String(place) === wanted) ??
    views.find(({ name }) => name.toLowerCase() === wanted) ??
    views.find(({ name }) => name.toLowerCase().startsWith(wanted)) ??
    null
  );
}

/** The status that a view shows all of and nothing else, since those are counted anyway; else null. */
export function statusOf({ query }: InboxView): ConversationStatus | null {
  const [status, ...others] = query.status ?? [];
  const isPlain = Object.keys(query).length === 1;
  return status !== undefined && others.length === 0 && isPlain ? status : null;
}

const VIEWS_MAX = 9;
