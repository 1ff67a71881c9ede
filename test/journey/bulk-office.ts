import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../../src/app.ts';
import type { AppliedRow, BulkReport, BulkSource, PlanProgress, PlanReport } from '../../src/domain/plan.ts';
import { approvalFacts, approvalText } from '../../src/domain/reply.ts';
import type { Brand } from '../support/brand.ts';
import { ACCOUNT, type Office, type PlatformId, sql, write } from './office.ts';

/** Conversations of new customers of one platform, oldest first. */
export async function customers(office: Office, platform: PlatformId, count: number): Promise<number[]> {
  const ids = await write(office.brand, { count, platform, visibility: 'public' });
  await office.aino.poll({ accounts: [ACCOUNT[platform]] });
  const found: number[] = [];
  for (const id of ids) found.push((await office.aino.show(`${platform}:${id}`)).conversation.id);
  return found;
}

/** A file of the workspace. */
export function file(brand: Brand, name: string, bytes: string | Buffer): string {
  const path = join(brand.sandbox.workspace, name);
  writeFileSync(path, bytes);
  return path;
}

/** A saved answer of the workspace. */
export function answer(brand: Brand, name: string, text: string): void {
  mkdirSync(join(brand.sandbox.workspace, 'answers'), { recursive: true });
  file(brand, join('answers', `${name}.md`), text);
}

/** Plans by aino from a file, with nothing said beside it. */
export async function planFrom(app: App, path: string, words: BulkSource['words'] = null): Promise<PlanReport> {
  return await app.planBulk({ source: { from: { file: path }, words } });
}

/** A plan that says something of its own to each of these, approved by ville. */
export async function approvedPlan(office: Office, conversations: readonly number[]): Promise<PlanReport> {
  const rows = conversations.map((id) => `${id},${said(id)}`);
  const path = file(office.brand, 'replies.csv', `conversation,text\n${rows.join('\n')}\n`);
  const report = await planFrom(office.aino, path);
  await office.ville.approvePlan(report.plan.id);
  return report;
}

/** What `approvedPlan` says to a conversation. */
export function said(conversation: number): string {
  return `Hei ${conversation}! Vika on korjattu ja tilauksesi lähtee tänään.`;
}

/** Applies a plan with a yes beforehand, and keeps what each row was told as. */
export async function apply(
  app: App,
  plan: PlanReport['plan'],
  more: {
    expect?: number;
    isConfirmed?: boolean;
    confirm?: ((progress: PlanProgress) => Promise<boolean>) | null;
    signal?: AbortSignal;
    onRow?: (row: AppliedRow) => void;
  } = {},
): Promise<BulkReport & { told: AppliedRow[] }> {
  const told: AppliedRow[] = [];
  const report = await app.applyBulk(plan.id, {
    expect: plan.count,
    isConfirmed: true,
    confirm: null,
    ...more,
    onRow: (row) => {
      told.push(row);
      more.onRow?.(row);
    },
  });
  return { ...report, told };
}

/** The texts the brand has said on the platforms, in no order; the mention that some need in front does not count. */
export async function saidTexts(brand: Brand): Promise<string[]> {
  const { posts } = await brand.control('state');
  return posts.filter((post) => post.byBrand).map((post) => post.text.replace(/^@\S+ /, ''));
}

/** The rows of a plan's file. */
export function rowsOf({ plan }: PlanReport): Record<string, unknown>[] {
  const lines = readFileSync(plan.file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line): Record<string, unknown> => JSON.parse(line));
}

/** Ends a plan's approval, and with it that of the replies made so far, as if they had been given long ago. */
export async function expire({ aino, brand }: Office, plan: PlanReport['plan']): Promise<void> {
  const replies = await aino.replies(['approved']);
  for (const row of await aino.planRows(plan.id)) {
    const { accountId, host, newestInbound, newestEditedAt } = row;
    const at = { expiresAt: 1, newestInbound, newestEditedAt };
    const facts = approvalFacts({ ...row, sendAt: null }, { accountId, host }, at);
    const hash = createHash('sha256').update(approvalText(facts)).digest('hex');
    const reply = replies.find((one) => one.plan?.id === plan.id && one.plan.row === row.row);
    sql(
      brand,
      'update replies set approval_expires_at = 1, approval_hash = ? where id = ? and version = 1',
      hash,
      reply?.id ?? 0,
    );
  }
  sql(brand, 'update plans set approval_expires_at = 1 where id = ?', plan.id);
}
