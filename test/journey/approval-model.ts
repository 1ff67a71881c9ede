import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { App } from '../../src/app.ts';
import type { Visibility } from '../../src/domain/message.ts';
import { ProblemError } from '../../src/domain/problem.ts';
import type { Brand } from '../support/brand.ts';
import { ACCOUNT, type PlatformId, sql, write } from './office.ts';

export const PEOPLE = ['aino', 'ville', 'liisa'] as const;
type Person = (typeof PEOPLE)[number];

/** One thing that somebody does, or that happens. Numbers choose among what is there. */
export type Step =
  | { readonly do: 'customer'; readonly on: PlatformId; readonly way: Visibility }
  | { readonly do: 'draft'; readonly at: number; readonly by: Person; readonly text: number }
  | { readonly do: 'edit'; readonly at: number; readonly by: Person; readonly text: number }
  | { readonly do: 'submit' | 'cancel' | 'retry'; readonly at: number; readonly by: Person }
  | { readonly do: 'approve'; readonly at: number; readonly by: Person }
  | {
      readonly do: 'tamper';
      readonly at: number;
      readonly field: 'text' | 'visibility' | 'target' | 'account' | 'time';
    }
  | { readonly do: 'writeAgain' | 'reassign' | 'closeAndReopen'; readonly at: number }
  | { readonly do: 'later' }
  | { readonly do: 'backup' | 'restore' }
  | { readonly do: 'bulk'; readonly by: Person; readonly approver: Person; readonly text: number }
  | { readonly do: 'send'; readonly by: Person | 'system'; readonly isAdditional: boolean };

/** What the model, not the program, knows of a reply: who touched its words, and who said yes to which. */
interface Words {
  readonly conversation: number;
  account: string;
  target: string;
  way: Visibility;
  text: string;
  readonly editors: Set<string>;
  approval: { by: string; text: string; until: number } | null;
}

const DAY_MS = 24 * 3_600_000;
const EXPIRES_MS = 7 * DAY_MS;

/** Plays steps against the real program and platform, and keeps its own book of what may go out. */
export class ApprovalModel {
  readonly broken: string[] = [];
  sent = 0;
  private readonly brand: Brand;
  private readonly apps = new Map<string, App>();
  private readonly conversations: number[] = [];
  private readonly words = new Map<number, Words>();
  private readonly seen = new Set<string>();
  private backup: { file: string; words: Map<number, Words> } | null = null;

  constructor(brand: Brand) {
    this.brand = brand;
  }

  async play(steps: readonly Step[]): Promise<void> {
    // what was said before is none of this play's business
    if (this.seen.size === 0) for (const { platform, id } of await this.posts()) this.seen.add(`${platform}:${id}`);
    for (const step of steps) {
      try {
        await this.step(step);
      } catch (error) {
        // the program refuses much of this, as it should; only what goes out counts
        if (!(error instanceof ProblemError)) throw error;
      }
      if (step.do === 'send' || step.do === 'bulk') await this.check(JSON.stringify(step));
    }
    await this.end();
  }

  async end(): Promise<void> {
    for (const app of this.apps.values()) await app.end();
    this.apps.clear();
  }

  private async step(step: Step): Promise<void> {
    switch (step.do) {
      case 'customer':
        return await this.customer(step.on, step.way);
      case 'draft':
        return await this.draft(step);
      case 'edit':
        return await this.edit(step);
      case 'approve':
        return await this.approve(step);
      case 'tamper':
        return this.tamper(step);
      case 'bulk':
        return await this.bulk(step);
      case 'send': {
        const app = await this.as(step.by);
        const replies = [...this.words.keys()];
        await app.send(step.isAdditional && replies.length > 0 ? { replies, isAdditional: true } : {});
        return;
      }
      case 'submit':
      case 'cancel':
      case 'retry': {
        const id = this.reply(step.at);
        if (id !== null) await (await this.as(step.by))[step.do](id);
        return;
      }
      case 'writeAgain':
      case 'reassign':
      case 'closeAndReopen':
        return await this.conversationMoves(step);
      case 'later':
        vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + EXPIRES_MS + DAY_MS, shouldAdvanceTime: true });
        return;
      case 'backup':
      case 'restore':
        return await this.care(step.do);
      default:
        step satisfies never;
    }
  }

  private async customer(on: PlatformId, visibility: Visibility): Promise<void> {
    const [id] = await write(this.brand, { count: 1, platform: on, visibility });
    const app = await this.as('aino');
    await app.poll({ accounts: [ACCOUNT[on]] });
    this.conversations.push((await app.show(`${on}:${id}`)).conversation.id);
  }

  private async draft({ at, by, text }: Extract<Step, { do: 'draft' }>): Promise<void> {
    const conversation = this.conversations.at(-1 - (at % Math.max(1, this.conversations.length)));
    if (conversation === undefined) return;
    const app = await this.as(by);
    const reply = await app.draft(conversation, { text: wordsOf(text) });
    this.words.set(reply.id, {
      conversation,
      account: reply.account,
      target: reply.targetRemoteId,
      way: reply.visibility,
      text: wordsOf(text),
      editors: new Set([by]),
      approval: null,
    });
  }

  private async edit({ at, by, text }: Extract<Step, { do: 'edit' }>): Promise<void> {
    const id = this.reply(at);
    const known = id === null ? undefined : this.words.get(id);
    if (id === null || known === undefined) return;
    await (await this.as(by)).edit(id, wordsOf(text));
    known.text = wordsOf(text);
    known.editors.add(by);
    known.approval = null;
  }

  private async approve({ at, by }: Extract<Step, { do: 'approve' }>): Promise<void> {
    const id = this.reply(at);
    const known = id === null ? undefined : this.words.get(id);
    if (id === null || known === undefined) return;
    // what the approver had before them, whoever wrote it
    const seen = await (await this.as(by)).approve(id);
    known.account = seen.account;
    known.target = seen.targetRemoteId;
    known.way = seen.visibility;
    known.approval = { by, text: seen.text, until: Date.now() + EXPIRES_MS };
  }

  /** Somebody reaches past the program into its file. */
  private tamper({ at, field }: Extract<Step, { do: 'tamper' }>): void {
    const id = this.reply(at);
    if (id === null) return;
    const other = [...this.words.values()].find((one) => one.target !== this.words.get(id)?.target);
    const changes = {
      text: "text = text || ' Hyvitämme kaiken.'",
      visibility: "visibility = case visibility when 'public' then 'private' else 'public' end",
      target: `target_remote_id = '${other?.target ?? 'nobody'}'`,
      account: "account = case account when 'x' then 'masto' else 'x' end",
      time: 'approval_expires_at = approval_expires_at + 99999999999',
    };
    sql(
      this.brand,
      `update replies set ${changes[field]} where id = ? and status in ('draft','inReview','approved','queued')`,
      id,
    );
  }

  private async bulk({ by, approver, text }: Extract<Step, { do: 'bulk' }>): Promise<void> {
    const app = await this.as(by);
    const rows = this.conversations
      .slice(-5)
      .map((conversation) => JSON.stringify({ conversation, text: wordsOf(text) }));
    const file = join(this.brand.sandbox.workspace, 'rows.jsonl');
    writeFileSync(file, `${rows.join('\n')}\n`);
    const { plan } = await app.planBulk({ source: { from: { file }, words: null } });
    const planned = await app.planRows(plan.id);
    await (await this.as(approver)).approvePlan(plan.id);
    const until = Date.now() + EXPIRES_MS;
    const report = await app.applyBulk(plan.id, { expect: plan.count, isConfirmed: true, confirm: null });
    for (const { reply } of report.rows) {
      const row = planned.find((one) => one.row === reply?.plan?.row);
      if (reply === null || row === undefined) continue;
      this.words.set(reply.id, {
        conversation: row.conversation,
        account: row.account,
        target: row.targetRemoteId,
        way: row.visibility,
        text: row.text,
        editors: new Set([by]),
        approval: { by: approver, text: row.text, until },
      });
    }
  }

  private async conversationMoves(
    step: Extract<Step, { do: 'writeAgain' | 'reassign' | 'closeAndReopen' }>,
  ): Promise<void> {
    const conversation = this.conversations.at(-1 - (step.at % Math.max(1, this.conversations.length)));
    if (conversation === undefined) return;
    const app = await this.as('aino');
    if (step.do === 'reassign') {
      await app.assign([conversation], 'ville');
    } else if (step.do === 'closeAndReopen') {
      await app.close([conversation]);
      await app.reopen([conversation]);
    } else {
      const { thread, conversation: about } = await app.show(conversation);
      const first = thread[0];
      const { posts } = await this.brand.control('state');
      const author = posts.find((post) => post.id === first?.remoteId && post.platform === about.platform)?.author;
      await this.brand.control('clock', { advance: '5s' });
      const said = { platform: about.platform, author, text: 'Ja vielä yksi asia!', inReplyTo: first?.remoteId };
      await this.brand.control('say', said);
      for (const known of this.words.values()) if (known.conversation === conversation) known.approval = null;
    }
  }

  private async care(what: 'backup' | 'restore'): Promise<void> {
    const { workspace } = this.brand.sandbox;
    const file = join(workspace, 'kept.db');
    if (what === 'backup') {
      rmSync(file, { force: true });
      sql(this.brand, `vacuum into '${file}'`);
      const copy = new Map([...this.words].map(([id, one]) => [id, { ...one, editors: new Set(one.editors) }]));
      this.backup = { file, words: copy };
    } else if (this.backup !== null) {
      for (const app of this.apps.values()) await app.end();
      this.apps.clear();
      for (const extra of ['-wal', '-shm']) rmSync(join(workspace, `kuulo.db${extra}`), { force: true });
      copyFileSync(this.backup.file, join(workspace, 'kuulo.db'));
      // numbers given since are given again: what the model knew of them is gone with them
      this.words.clear();
      for (const [id, one] of this.backup.words) this.words.set(id, { ...one, editors: new Set(one.editors) });
    }
  }

  /** Every post of ours has an approval that holds, of exactly its content, by somebody who did not write it. */
  private async check(when: string): Promise<void> {
    const { posts } = await this.brand.control('state');
    const authorOf = (platform: string, id: string | null) =>
      posts.find((one) => one.platform === platform && one.id === id)?.author;
    for (const post of posts.filter((one) => one.byBrand)) {
      const name = `${post.platform}:${post.id}`;
      if (this.seen.has(name)) continue;
      this.seen.add(name);
      const fits = [...this.words.values()].some(
        ({ account, target, way, approval, editors }) =>
          account === ACCOUNT[post.platform as PlatformId] &&
          // in a chat a message follows whatever was said last
          (target === post.inReplyTo ||
            (way === 'private' && authorOf(post.platform, target) === authorOf(post.platform, post.inReplyTo))) &&
          way === post.visibility &&
          approval !== null &&
          post.text.endsWith(approval.text) &&
          approval.until > Date.now() - 60_000 &&
          !editors.has(approval.by),
      );
      this.sent += 1;
      if (!fits) {
        const known = [...this.words.values()].filter(({ target }) => target === post.inReplyTo);
        const columns =
          'id, plan, plan_row, conversation, account, visibility, target_remote_id, author, approved_by, text';
        const rows = sql(this.brand, `select ${columns} from replies where remote_id like ?`, `%${post.id}%`);
        const book = JSON.stringify(known.map((one) => ({ ...one, editors: [...one.editors] })));
        this.broken.push(
          `${name} "${post.text}" (${post.visibility}, to ${post.inReplyTo}) after ${when}; the book: ${book}; the row: ${JSON.stringify(rows)}`,
        );
      }
    }
  }

  private async posts() {
    return (await this.brand.control('state')).posts.filter((post) => post.byBrand);
  }

  private reply(at: number): number | null {
    const ids = [...this.words.keys()];
    // the newest: what an earlier play left is there too
    return ids.at(-1 - (at % Math.max(1, ids.length))) ?? null;
  }

  private async as(person: string): Promise<App> {
    const known = this.apps.get(person);
    if (known !== undefined) return known;
    const app = await this.brand.as(person);
    this.apps.set(person, app);
    return app;
  }
}

function wordsOf(text: number): string {
  return `Hei! Selvitämme asian numero ${text} ja palaamme sinulle tänään.`;
}
