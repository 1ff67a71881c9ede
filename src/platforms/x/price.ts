/** What X asks for a call, in US dollars (https://docs.x.com/x-api/getting-started/pricing, 2026-08-22). */
import twitterText from 'twitter-text';
import type { Outgoing } from '../platform.ts';

export const OWN_READ_USD = 0.001;
export const POST_READ_USD = 0.005;
export const USER_READ_USD = 0.01;
export const DIRECT_READ_USD = 0.01;
export const HIDE_USD = 0.005;
export const DIRECT_USD = 0.015;
/** A reply to someone who called us. */
export const SUMMONED_REPLY_USD = 0.01;
const POST_WITH_URL_USD = 0.2;

/**
 * What an answer is estimated to cost. Which of its two prices X asks for a called reply with a link is not documented:
 * the dearer. What begins like an address counts as one, though X may know its ending or not.
 */
export function priceUsd({ visibility, text }: Pick<Outgoing, 'visibility' | 'text'>): number {
  if (visibility === 'private') return DIRECT_USD;
  const hasLink = /https?:\/\//i.test(text) || twitterText.extractUrls(text.normalize('NFC')).length > 0;
  return hasLink ? POST_WITH_URL_USD : SUMMONED_REPLY_USD;
}

/** Without the dust of binary fractions. */
export function roundUsd(usd: number): number {
  return Math.round(usd * 1_000_000) / 1_000_000;
}
