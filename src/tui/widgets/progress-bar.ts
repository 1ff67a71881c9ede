/** How much of it is done, in characters: `████░░░░`. Full only when all of it is. */
export function progressBar(done: number, total: number, columns: number): string {
  const share = total <= 0 ? 0 : Math.min(1, Math.max(0, done / total));
  const full = Math.floor(share * columns);
  return '█'.repeat(full) + '░'.repeat(Math.max(0, columns - full));
}
