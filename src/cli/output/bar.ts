const WIDTH = 20;

/** A label with a bar of how much is done; the label alone where nobody knows how much there is. */
export function barWords(label: string, done: number, total: number | null): string {
  if (total === null || total === 0) return label;
  const full = Math.min(WIDTH, Math.floor((WIDTH * done) / total));
  return `${label} ${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}`;
}
