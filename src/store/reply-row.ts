import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Reply } from '../domain/reply.ts';
import type { ReplyTable } from './schema.ts';
import type { NewReply, ReplyPatch } from './store.ts';

/** A new draft as its row. */
export function rowOf(reply: NewReply): Insertable<ReplyTable> {
  return {
    conversation: reply.conversation,
    target_message: reply.targetMessage,
    target_remote_id: reply.targetRemoteId,
    platform: reply.platform,
    account: reply.account,
    visibility: reply.visibility,
    text: reply.text,
    language: reply.language,
    status: 'draft',
    version: 1,
    author: reply.author,
    approved_by: null,
    approved_at: null,
    approval_hash: null,
    is_additional: reply.isAdditional ? 1 : 0,
    key: null,
    prepared: null,
    price_usd: 0,
    send_after: reply.sendAfter,
    attempted_at: null,
    absent_since: null,
    attempts: 0,
    remote_id: null,
    url: null,
    sent_at: null,
    error_code: null,
    error_message: null,
    created_at: reply.createdAt,
    updated_at: reply.createdAt,
    send_at: reply.sendAt,
    approval_expires_at: null,
    plan: reply.plan?.id ?? null,
    plan_row: reply.plan?.row ?? null,
    answer: reply.answer ?? null,
    answer_changed: reply.isAnswerChanged ? 1 : 0,
    purpose: reply.purpose ?? 'answer',
  };
}

/** The columns a patch changes; absent fields stay out. */
export function changesOf(patch: ReplyPatch): Updateable<ReplyTable> {
  const changes: Updateable<ReplyTable> = {
    approved_by: patch.approvedBy,
    approved_at: patch.approvedAt,
    approval_hash: patch.approvalHash,
    approval_expires_at: patch.approvalExpiresAt,
    send_at: patch.sendAt,
    is_additional: patch.isAdditional === undefined ? undefined : patch.isAdditional ? 1 : 0,
    key: patch.key,
    prepared: patch.prepared,
    price_usd: patch.priceUsd,
    send_after: patch.sendAfter,
    attempted_at: patch.attemptedAt,
    absent_since: patch.absentSince,
    attempts: patch.attempts,
    remote_id: patch.remoteId,
    url: patch.url,
    sent_at: patch.sentAt,
    error_code: patch.error === null ? null : patch.error?.code,
    error_message: patch.error === null ? null : patch.error?.message,
  };
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

/** The reply of a row. */
export function replyOf(row: Selectable<ReplyTable>): Reply {
  return {
    id: row.id,
    conversation: row.conversation,
    targetMessage: row.target_message,
    targetRemoteId: row.target_remote_id,
    platform: row.platform,
    account: row.account,
    visibility: row.visibility,
    text: row.text,
    language: row.language,
    status: row.status,
    version: row.version,
    author: row.author,
    approvedBy: row.approved_by,
    approvedAt: row.approved_at,
    approvalHash: row.approval_hash,
    approvalExpiresAt: row.approval_expires_at,
    isAdditional: row.is_additional === 1,
    key: row.key,
    sendAt: row.send_at,
    sendAfter: row.send_after,
    attemptedAt: row.attempted_at,
    absentSince: row.absent_since,
    attempts: row.attempts,
    remoteId: row.remote_id,
    url: row.url,
    sentAt: row.sent_at,
    error: row.error_code === null ? null : { code: row.error_code, message: row.error_message ?? '' },
    plan: row.plan === null || row.plan_row === null ? null : { id: row.plan, row: row.plan_row },
    answer: row.answer,
    purpose: row.purpose,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
