/**
 * What is read of payloads, and no more (https://docs.joinmastodon.org/entities/). Only what a message cannot be without
 * is required: other servers leave out a lot, and add a lot.
 */
import { z } from 'zod';

/** https://docs.joinmastodon.org/entities/Account/ */
const accountShape = z.object({
  id: z.string(),
  username: z.string().nullish(),
  acct: z.string().min(1),
  display_name: z.string().nullish(),
  followers_count: z.number().nullish(),
  url: z.string().nullish(),
  uri: z.string().nullish(),
  bot: z.boolean().nullish(),
});

/** https://docs.joinmastodon.org/entities/MediaAttachment/ */
const mediaShape = z.object({
  type: z.string(),
  url: z.string().nullish(),
  remote_url: z.string().nullish(),
  preview_url: z.string().nullish(),
  description: z.string().nullish(),
});

/** Whole or by its id only: https://docs.joinmastodon.org/entities/Quote/, …/ShallowQuote/ */
const quoteShape = z.object({
  quoted_status: z.unknown().optional(),
  quoted_status_id: z.string().nullish(),
});

/** https://docs.joinmastodon.org/entities/Status/ */
export const statusShape = z.object({
  id: z.string().min(1),
  uri: z.string().nullish(),
  url: z.string().nullish(),
  created_at: z.string(),
  edited_at: z.string().nullish(),
  content: z.string(),
  spoiler_text: z.string().nullish(),
  visibility: z.string(),
  language: z.string().nullish(),
  in_reply_to_id: z.string().nullish(),
  in_reply_to_account_id: z.string().nullish(),
  account: accountShape,
  reblog: z.unknown().optional(),
  // Some servers mean something else by it: a quote that cannot be read is no reason to lose the message.
  quote: quoteShape.nullish().catch(null),
  mentions: z.array(z.object({ id: z.string() })).nullish(),
  media_attachments: z.array(mediaShape).nullish(),
});

/** https://docs.joinmastodon.org/entities/Notification/ */
export const notificationShape = z.object({ type: z.string(), status: statusShape });

export type WireAccount = z.infer<typeof accountShape>;
export type WireMedia = z.infer<typeof mediaShape>;
export type WireStatus = z.infer<typeof statusShape>;
export type WireNotification = z.infer<typeof notificationShape>;
export type WireQuote = z.infer<typeof quoteShape>;
