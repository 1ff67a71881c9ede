import type { App } from '../app.ts';
import type { Alert } from '../domain/alert.ts';
import { safeLine } from '../domain/safe-text.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { NoticeOutlets } from './notices.ts';

type Source = Pick<App, 'alertsToShow' | 'newestAlert'>;

/**
 * Rings, or puts a notice on the desktop, for each alert that wants it there and opened since this inbox did. Says what is the
 * matter, never who wrote or what.
 */
export class AlertNotices {
  readonly #source: Source;
  readonly #words: Catalogue['notices']['alerts'];
  readonly #outlets: NoticeOutlets;
  readonly #shown = new Set<number>();
  /** Those up to this number opened before us, or were shown with all before them. */
  #after: number | null = null;
  #isLooking = false;

  constructor(source: Source, words: Pick<Catalogue, 'notices'>, outlets: NoticeOutlets) {
    this.#source = source;
    this.#words = words.notices.alerts;
    this.#outlets = outlets;
  }

  /** Looks what opened, or may be told by now, and tells it; the first look tells nothing. Never throws. */
  async look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      if (this.#after === null) this.#after = await this.#source.newestAlert();
      else this.#show(await this.#source.alertsToShow(this.#after));
    } catch {
      // a database that is busy now is looked at again at the next change
    } finally {
      this.#isLooking = false;
    }
  }

  #show(alerts: readonly Alert[]): void {
    const fresh = alerts.filter(({ id }) => !this.#shown.has(id));
    for (const { id } of fresh) this.#shown.add(id);
    if (fresh.some(({ outlets }) => outlets.includes('bell'))) this.#outlets.ring();
    const noticed = fresh.filter(({ outlets }) => outlets.includes('desktop'));
    const first = noticed.find(({ isPressing }) => isPressing) ?? noticed[0];
    if (first !== undefined) this.#outlets.notify(this.#wordsFor(first, noticed.length - 1));
  }

  #wordsFor({ kind, data }: Alert, more: number): string {
    const about = typeof data.rule === 'string' ? data.rule : typeof data.account === 'string' ? data.account : '';
    return this.#words.said(this.#words[kind](safeLine(about)), more);
  }
}
