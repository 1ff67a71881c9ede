import type { Topic } from '../domain/triage.ts';
import type { Family } from './lexicon/cue-list.ts';

/** What a circumstance does to the scores. */
export interface FamilyEffect {
  /** `severe` may stop everything; `trouble` needs an answer; `pressure` sharpens trouble. */
  readonly kind: 'severe' | 'trouble' | 'pressure';
  /** Urgency from 0 to 1 when it stands alone and in full. */
  readonly urgency: number;
  /** What it tells of the writer's mood, beside the words of mood. */
  readonly mood: number;
  readonly topic: Topic | null;
}

/** Families that move urgency and mood. The others only inform topics, flags and context. */
export const FAMILY_EFFECTS: ReadonlyMap<Family, FamilyEffect> = new Map<Family, FamilyEffect>([
  ['safety', { kind: 'severe', urgency: 0.87, mood: -1.6, topic: 'safety' }],
  ['self-harm', { kind: 'severe', urgency: 0.95, mood: -2.5, topic: 'safety' }],
  ['violence', { kind: 'severe', urgency: 0.92, mood: -2.5, topic: 'safety' }],
  ['fraud', { kind: 'severe', urgency: 0.72, mood: -1.4, topic: 'security' }],
  ['privacy', { kind: 'severe', urgency: 0.8, mood: -1.8, topic: 'security' }],
  ['legal', { kind: 'severe', urgency: 0.72, mood: -1.6, topic: null }],
  ['press', { kind: 'severe', urgency: 0.63, mood: -0.2, topic: null }],
  ['discrimination', { kind: 'severe', urgency: 0.68, mood: -1.8, topic: 'service' }],
  ['boycott', { kind: 'severe', urgency: 0.64, mood: -2, topic: null }],
  ['outage', { kind: 'severe', urgency: 0.65, mood: -1.5, topic: 'outage' }],
  ['stranded', { kind: 'severe', urgency: 0.68, mood: -1.4, topic: null }],
  ['lost', { kind: 'severe', urgency: 0.64, mood: -1.4, topic: 'delivery' }],
  ['churn', { kind: 'pressure', urgency: 0.42, mood: -1.6, topic: null }],
  ['deadline', { kind: 'pressure', urgency: 0.3, mood: -0.1, topic: null }],
  ['repeat', { kind: 'pressure', urgency: 0.3, mood: -1, topic: null }],
  ['waiting', { kind: 'pressure', urgency: 0.3, mood: -1.1, topic: null }],
  ['delivery', { kind: 'trouble', urgency: 0.38, mood: -1.4, topic: 'delivery' }],
  ['billing', { kind: 'trouble', urgency: 0.4, mood: -1.3, topic: 'billing' }],
  ['refund', { kind: 'trouble', urgency: 0.36, mood: -1.2, topic: 'returns' }],
  ['defect', { kind: 'trouble', urgency: 0.35, mood: -1.4, topic: 'product' }],
  ['quality', { kind: 'trouble', urgency: 0.36, mood: -1.5, topic: 'product' }],
  ['login', { kind: 'trouble', urgency: 0.38, mood: -1.3, topic: 'account' }],
  ['service', { kind: 'trouble', urgency: 0.34, mood: -1.5, topic: 'service' }],
  ['unanswered', { kind: 'trouble', urgency: 0.28, mood: -0.2, topic: null }],
]);
