import type { Post, ReplyRow } from './rig.ts';

/** What one cell of the drill came to. Counts only: two runs of the same program give the same table. */
export interface Tally {
  /** `E1` to `E4`, or `restore`. */
  readonly experiment: string;
  readonly strategy: string;
  readonly scenario: string;
  /** Replies that were to go out. */
  readonly replies: number;
  /** Processes killed, stopped or cut off. */
  readonly kills: number;
  readonly duplicates: number;
  readonly lost: number;
  /** Replies whose state does not say what the platform has. */
  readonly unmarked: number;
  /** Whatever else a promise forbids, in words. */
  readonly broken: readonly string[];
}

/** How often each text is on the platform. */
function countPosts(posts: readonly Post[], texts: readonly string[]): Map<string, number> {
  return new Map(texts.map((text) => [text, posts.filter((post) => post.text.includes(text)).length]));
}

/** Posts beyond the first of each text, and texts without any. */
export function countFaults(posts: readonly Post[], texts: readonly string[]): { duplicates: number; lost: number } {
  const counts = [...countPosts(posts, texts).values()];
  return {
    duplicates: counts.reduce((sum, count) => sum + Math.max(0, count - 1), 0),
    lost: counts.filter((count) => count === 0).length,
  };
}

/** Where nobody knows yet, and says so. */
const OPEN = ['sending', 'unknown', 'held'];

/** Replies that say they went and did not, or went and say they did not, or are open or failed without a reason. */
export function findUnmarked(rows: readonly ReplyRow[], posts: readonly Post[]): string[] {
  return rows.flatMap((row) => {
    const found = posts.filter(({ text }) => text.includes(row.text));
    const isThere = found.length > 0;
    if (row.status === 'sent') {
      const isNamed = found.some(({ id }) => row.remote_id?.includes(id));
      return isNamed ? [] : [`reply ${row.id} is sent as ${row.remote_id}, the platform has ${found.length}`];
    }
    if (['unknown', 'failed'].includes(row.status) && row.error_code === null) {
      return [`reply ${row.id} is ${row.status} without a reason`];
    }
    return isThere && !OPEN.includes(row.status) ? [`reply ${row.id} is public and says ${row.status}`] : [];
  });
}

/** Whether every promise held. */
export function holds(tally: Tally): boolean {
  return tally.duplicates + tally.lost + tally.unmarked + tally.broken.length === 0;
}

/** One tally of several with the same name. */
export function sum(tallies: readonly Tally[]): Tally[] {
  const named = Map.groupBy(tallies, ({ experiment, strategy, scenario }) =>
    [experiment, strategy, scenario].join('|'),
  );
  return [...named.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const total = (of: (one: Tally) => number): number => same.reduce((all, one) => all + of(one), 0);
    return [
      {
        ...first,
        replies: total(({ replies }) => replies),
        kills: total(({ kills }) => kills),
        duplicates: total(({ duplicates }) => duplicates),
        lost: total(({ lost }) => lost),
        unmarked: total(({ unmarked }) => unmarked),
        broken: same.flatMap(({ broken }) => broken),
      },
    ];
  });
}
