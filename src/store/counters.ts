import { sql } from 'kysely';
import type { ConversationStatus } from '../domain/conversation.ts';
import type { ReplyStatus } from '../domain/reply.ts';
import type { Db } from './schema.ts';

type Counter = `conversation:${ConversationStatus}` | `reply:${ReplyStatus}`;

/**
 * How many there are of each status, kept instead of counted: counting a million rows takes longer than showing them.
 * Changes gather here and are written once, before the transaction commits or whenever somebody asks.
 */
export class Counters {
  readonly #db: Db;
  readonly #changes = new Map<Counter, number>();
  constructor(db: Db) {
    this.#db = db;
  }

  add(counter: Counter, change: number): void {
    this.#changes.set(counter, (this.#changes.get(counter) ?? 0) + change);
  }

  /** Writes what has gathered. */
  async flush(): Promise<void> {
    const changes = [...this.#changes].filter(([, change]) => change !== 0);
    this.#changes.clear();
    for (const [name, change] of changes)
      await sql`update counters set value = value + ${change} where name = ${name}`.execute(this.#db);
  }

  /** The numbers of one kind, gathered changes included. */
  async values<S extends string>(kind: 'conversation' | 'reply', statuses: readonly S[]): Promise<Record<S, number>> {
    await this.flush();
    const rows = await this.#db.selectFrom('counters').selectAll().execute();
    const values = new Map(rows.map((row) => [row.name, row.value]));
    const counts = statuses.map((status) => [status, Number(values.get(`${kind}:${status}`) ?? 0)] as const);
    return Object.fromEntries(counts) as Record<S, number>;
  }
}
