/** An item with an id that grows with time. */
export interface Paged {
  readonly id: string;
}

export interface Page<T extends Paged> {
  readonly items: readonly T[];
  /** How many were asked for. */
  readonly limit: number;
}

/**
 * Picks a page as https://docs.joinmastodon.org/api/guidelines/#pagination says: `max_id` older than, `since_id` the
 * newest ones above, `min_id` those right above; always newest first inside the page.
 * @param newestFirst all there is
 */
export function pickPage<T extends Paged>(
  newestFirst: readonly T[],
  query: URLSearchParams,
  limits: { usual: number; max: number },
): Page<T> {
  const asked = Number.parseInt(query.get('limit') ?? '', 10);
  const limit = Number.isNaN(asked) || asked < 1 ? limits.usual : Math.min(asked, limits.max);
  const maxId = query.get('max_id');
  const minId = query.get('min_id');
  const sinceId = query.get('since_id');
  const within = newestFirst.filter(
    ({ id }) =>
      (maxId === null || compareIds(id, maxId) < 0) &&
      (minId === null || compareIds(id, minId) > 0) &&
      (sinceId === null || compareIds(id, sinceId) > 0),
  );
  return { items: minId === null ? within.slice(0, limit) : within.slice(-limit), limit };
}

/** The `Link` header: `next` is older, `prev` is newer. Empty for an empty page. */
export function pageLinks(page: Page<Paged>, address: string, query: URLSearchParams): Record<string, string> {
  const newest = page.items[0];
  const oldest = page.items.at(-1);
  if (newest === undefined || oldest === undefined) return {};
  const link = (name: string, id: string): string => {
    const kept = new URLSearchParams(query);
    for (const cursor of ['max_id', 'min_id', 'since_id']) kept.delete(cursor);
    kept.set(name, id);
    return `<${address}?${kept}>`;
  };
  return { link: `${link('max_id', oldest.id)}; rel="next", ${link('min_id', newest.id)}; rel="prev"` };
}

/** Numeric ids by value: shorter is smaller. */
function compareIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}
