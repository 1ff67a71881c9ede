import type { NewEvent } from '../../domain/event.ts';
import type { HeardMessage } from '../../domain/message.ts';
import type { StoredMessage } from '../../domain/stored.ts';
import type { Score } from '../../domain/triage.ts';
import type { NewMessage, Tx } from '../../store/store.ts';
import { answeredBy } from './answered-by.ts';
import { follow, isBetterKnown } from './follow.ts';
import { keepPlace } from './keep-place.ts';
import type { PollNeeds } from './needs.ts';
import type { PageOf } from './page-of.ts';
import { pagePlaces, type Written } from './page-places.ts';
import { pageScores } from './page-scores.ts';
import { refreshConversations } from './refresh-conversations.ts';

export interface SavedPage {
  readonly added: number;
  readonly updated: number;
  readonly deleted: number;
  /** Conversations that changed. */
  readonly touched: readonly number[];
}

/** Stores one page, everything it changes, and the cursor that covers it, in one transaction. Scores come before it. */
export async function savePage(needs: PollNeeds, of: PageOf): Promise<SavedPage> {
  const scores = await pageScores(needs, of);
  const now = needs.now();
  return await needs.store.transact(async (tx) => {
    const saving = new PageSaving({ tx, needs, of, scores, now });
    await saving.messages();
    const deleted = await saving.deletions();
    await saving.conversations();
    await saving.bookkeeping();
    return { added: saving.added, updated: saving.updated, deleted, touched: [...saving.touched] };
  });
}

interface Parts {
  readonly tx: Tx;
  readonly needs: PollNeeds;
  readonly of: PageOf;
  readonly scores: ReadonlyMap<string, Score>;
  readonly now: number;
}

/**
 * Writes down what became of messages heard before: who edited theirs, who took theirs back. Those that are as they were
 * are noted as seen.
 */
export async function saveChanges(needs: PollNeeds, of: PageOf, seen: readonly number[]): Promise<SavedPage> {
  const scores = await pageScores(needs, of);
  const now = needs.now();
  return await needs.store.transact(async (tx) => {
    const saving = new PageSaving({ tx, needs, of, scores, now });
    await saving.messages();
    const deleted = await saving.deletions();
    await saving.conversations();
    await saving.told();
    await tx.messages.seenAgain(seen, now);
    return { added: saving.added, updated: saving.updated, deleted, touched: [...saving.touched] };
  });
}

/** The parts of one page's transaction, with what they share. */
class PageSaving {
  added = 0;
  updated = 0;
  readonly touched = new Set<number>();
  /** Numbers of the customers' messages that this page brought. */
  private readonly fresh = new Set<number>();
  private readonly events: NewEvent[] = [];
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Inserts what is new, follows edits, and leaves the rest as it is. Ours come last: they join what they answer. */
  async messages(): Promise<void> {
    const { tx, of } = this.parts;
    const heard = unique(of.page.messages);
    const parents = unique(of.page.context).filter((one) => !heard.some((own) => own.remoteId === one.remoteId));
    const known = await tx.messages.known(
      of.account.name,
      [...heard, ...parents].map((one) => one.remoteId),
    );
    const rawPage = heard.some((one) => !known.has(one.remoteId)) ? await this.rawPage() : null;
    const inOrder = heard.toSorted((a, b) => a.postedAt - b.postedAt);
    const rows: NewMessage[] = parents.filter((one) => !known.has(one.remoteId)).map((one) => this.parentRow(one));
    rows.push(
      ...(await this.inboundRows(
        inOrder.filter((one) => one.direction === 'inbound'),
        { known, rawPage },
      )),
    );
    await this.insert(rows);
    const ours: NewMessage[] = [];
    for (const message of inOrder.filter((one) => one.direction === 'outbound')) {
      const stored = known.get(message.remoteId);
      if (stored === undefined) ours.push(await this.ownRow(message, rawPage));
      else if (stored.conversation === null || isBetterKnown(message, stored)) await this.joinLater(message, stored);
    }
    await this.insert(ours);
  }

  /** Brings the conversations that changed up to date. */
  async conversations(): Promise<void> {
    await refreshConversations(this.parts, { ids: this.touched, fresh: this.fresh }, this.events);
  }

  async deletions(): Promise<number> {
    const { tx, of, now } = this.parts;
    if (of.page.deleted.length === 0) return 0;
    const gone = await tx.messages.known(of.account.name, of.page.deleted);
    for (const message of gone.values()) {
      if (message.deletedAt !== null) continue;
      if (message.conversation !== null) this.touched.add(message.conversation);
      this.say('message.deleted', { conversation: message.conversation, message: message.id });
    }
    return await tx.messages.markDeleted(of.account.name, of.page.deleted, now);
  }

  /** Cursor, gaps, unreadable items and events. */
  async bookkeeping(): Promise<void> {
    const { tx, of, now } = this.parts;
    const { gap } = of.page;
    await keepPlace(tx, of, { now, hasNew: this.added > 0 });
    if (gap !== null) this.say('stream.gap', {}, { account: of.account.name, stream: of.stream, why: gap.why });
    await this.told();
  }

  /** What happened, as events. */
  async told(): Promise<void> {
    await this.parts.tx.events.append(this.events);
  }

  private async insert(rows: readonly NewMessage[]): Promise<void> {
    const ids = await this.parts.tx.messages.insert(rows);
    for (const [index, id] of ids.entries()) {
      const row = rows[index];
      if (id === null || row === undefined || row.heard.rawIndex === null) continue;
      this.added += 1;
      if (row.heard.direction === 'inbound') this.fresh.add(id);
    }
  }

  private async inboundRows(
    heard: readonly HeardMessage[],
    page: { known: ReadonlyMap<string, StoredMessage>; rawPage: number | null },
  ): Promise<NewMessage[]> {
    const { tx, of, now } = this.parts;
    const authors = heard.map((one) => one.author);
    const contacts = await tx.conversations.upsertContacts(of.account.platform, authors, now);
    const rows: NewMessage[] = [];
    const unplaced: Written[] = [];
    for (const message of heard) {
      const contact = contacts.get(message.author.remoteId) ?? null;
      const stored = page.known.get(message.remoteId);
      const isPlaced = stored !== undefined && stored.conversation !== null && !isBetterKnown(message, stored);
      if (isPlaced) await this.follow(message, stored);
      else if (contact !== null && stored?.direction !== 'outbound') unplaced.push({ message, contact });
    }
    const places = await pagePlaces(tx, of, unplaced);
    for (const { conversation, isBackfill } of places.opened)
      this.say('conversation.opened', { conversation }, { isBackfill });
    for (const { message, contact } of unplaced) {
      const conversation = places.of.get(message.remoteId);
      if (conversation === undefined) throw new Error('A message of this page has no conversation.');
      this.touched.add(conversation);
      const stored = page.known.get(message.remoteId);
      if (stored) await this.adopt(stored, { conversation, contact, message });
      else rows.push(await this.inboundRow(message, { conversation, contact, rawPage: page.rawPage }));
    }
    return rows;
  }

  private async rawPage(): Promise<number> {
    const { tx, of, now } = this.parts;
    return await tx.messages.saveRawPage({
      account: of.account.name,
      stream: of.stream,
      fetchedAt: now,
      json: of.page.raw,
    });
  }

  /** Our own post, written here or in the platform's app: it belongs to the conversation of the message it answers. */
  private async ownRow(message: HeardMessage, rawPage: number | null): Promise<NewMessage> {
    const conversation = await this.answered(message);
    return { ...this.row(message), conversation, contact: null, score: null, rawPage };
  }

  /** Our own post, heard (or kept for reading, or taken for a stranger's) before the message it answers. */
  private async joinLater(message: HeardMessage, stored: StoredMessage): Promise<void> {
    const conversation = await this.answered(message);
    if (stored.conversation !== null) this.touched.add(stored.conversation);
    if (conversation === null && stored.conversation === null) return;
    const row = { ...this.row(message), conversation, contact: null, score: null, rawPage: null };
    await this.parts.tx.messages.hearAnew(stored.id, row);
  }

  private async answered(post: HeardMessage): Promise<number | null> {
    const { tx, of } = this.parts;
    const answered = await answeredBy(tx, { account: of.account.name, post, isFlat: of.isFlat });
    if (answered === null) return null;
    const { conversation, message, isElsewhere } = answered;
    this.touched.add(conversation);
    if (isElsewhere) this.say('conversation.answeredElsewhere', { conversation, message }, { url: post.url });
    return conversation;
  }

  private async inboundRow(
    message: HeardMessage,
    place: { conversation: number; contact: number; rawPage: number | null },
  ): Promise<NewMessage> {
    return { ...this.row(message), ...place, score: await this.scoreOf(message) };
  }

  /** Scored before the transaction, unless the message changed in between. */
  private async scoreOf({ remoteId, text, language }: HeardMessage): Promise<Score> {
    return this.parts.scores.get(remoteId) ?? (await this.parts.needs.score(text, language));
  }

  private parentRow(message: HeardMessage): NewMessage {
    return {
      ...this.row({ ...message, rawIndex: null }),
      conversation: null,
      contact: null,
      score: null,
      rawPage: null,
    };
  }

  private row(heard: HeardMessage): Pick<NewMessage, 'account' | 'platform' | 'heard' | 'fetchedAt'> {
    const { of, now } = this.parts;
    return { account: of.account.name, platform: of.account.platform, heard, fetchedAt: now };
  }

  /** A message on record finds its conversation: it was kept for reading, or less was known of it. */
  private async adopt(
    stored: StoredMessage,
    place: { conversation: number; contact: number; message: HeardMessage },
  ): Promise<void> {
    const { conversation, contact, message } = place;
    const score = await this.scoreOf(message);
    if (stored.conversation !== null) this.touched.add(stored.conversation);
    await this.parts.tx.messages.hearAnew(stored.id, {
      ...this.row(message),
      conversation,
      contact,
      score,
      rawPage: null,
    });
    this.fresh.add(stored.id);
    this.added += 1;
  }

  /** A customer's message we have: it may have been edited or brought back since. */
  private async follow(message: HeardMessage, stored: StoredMessage): Promise<void> {
    const { tx, of, now } = this.parts;
    const heard = { message, stored, stream: of.stream };
    const since = await follow(tx, heard, { now, score: () => this.scoreOf(message) });
    if (since === 'same') return;
    this.updated += 1;
    if (since === 'restored') this.fresh.add(stored.id);
    if (stored.conversation !== null) this.touched.add(stored.conversation);
    this.say(`message.${since}`, { conversation: stored.conversation, message: stored.id });
  }

  private say(
    kind: NewEvent['kind'],
    about: { conversation?: number | null; message?: number | null },
    data: NewEvent['data'] = {},
  ): void {
    const { conversation = null, message = null } = about;
    this.events.push({
      at: this.parts.now,
      kind,
      actor: 'system',
      login: '',
      conversation,
      reply: null,
      message,
      data,
    });
  }
}

function unique(messages: readonly HeardMessage[]): HeardMessage[] {
  return [...new Map(messages.map((message) => [message.remoteId, message])).values()];
}
