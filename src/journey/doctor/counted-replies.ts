const NAMED_MAX = 10;

/** `2 replies held (5, 6)`: how many there are, what of them, and the first of their numbers. */
export function countedReplies(ids: readonly number[], words: string): string {
  const numbers = `${ids.slice(0, NAMED_MAX).join(', ')}${ids.length > NAMED_MAX ? ' …' : ''}`;
  return `${ids.length} ${ids.length === 1 ? 'reply' : 'replies'} ${words} (${numbers})`;
}
