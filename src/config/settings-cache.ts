import { type Cache, keepCached, readCached } from './cache.ts';
import { checksum } from './checksum.ts';
import type { Written } from './settings-shape.ts';

/**
 * Checked settings from the cache: reading YAML and checking it takes longer than all else a quick command does. Only
 * for the very text that was checked, compared whole: that costs less than a hash, and nothing else can be meant.
 * @param file the settings file that holds `text`, absolute
 */
export function cachedSettings(cache: Cache, file: string, text: string): Written | null {
  const kept = readCached(cache, nameOf(file)) as Partial<Kept> | null;
  return kept !== null && kept.text === text ? (kept.written ?? null) : null;
}

/** Keeps what was checked. Mistakes are never kept. */
export function keepSettings(cache: Cache, file: string, checked: Kept): void {
  keepCached(cache, nameOf(file), checked);
}

interface Kept {
  /** The whole of `kuulo.yaml`. */
  readonly text: string;
  readonly written: Written;
}

function nameOf(file: string): string {
  return `settings-${checksum(file)}`;
}
