/**
 * Beside the steps, after triage: rules.
 * Takes: messages that were just heard, and the rules of kuulo.yaml. Leaves: labels, assignees, urgencies, snoozes, drafts and
 * notices, each rule's act on record.
 * The rule that matters most: nothing goes out to a customer; at most a draft is laid ready, which a person reads and sends.
 */
import { RULE_ACTS_PER_HOUR_MAX, RULE_BREAKER_MS } from '../domain/rule-act.ts';
import { firstFitting, readyRules } from '../domain/rule-match.ts';
import type { StoredMessage } from '../domain/stored.ts';
import type { Tx } from '../store/store.ts';
import { act, type Fitted } from './rules/act.ts';
import { casesOf } from './rules/cases.ts';
import type { RuleNeeds } from './rules/needs.ts';

/** What a poll of one account brought. */
export interface JustHeard {
  readonly account: string;
  /** Conversations that changed. */
  readonly touched: readonly number[];
  /** When this poll began, UTC milliseconds. */
  readonly startedAt: number;
  /** Streams that were heard for the first time: what they brought is where we begin, and no news. */
  readonly baseline: ReadonlySet<string>;
}

/** What rules did after a poll. */
export interface RulesReport {
  readonly acted: number;
  /** Conversations whose urgency a rule set: triage looks at them again. */
  readonly toTriage: readonly number[];
}

const STORM = { why: `rules acted ${RULE_ACTS_PER_HOUR_MAX} times in an hour` } as const;

/** Messages acted on in one transaction. */
const BATCH = 50;
/** Messages read at once of what polls that were cut short left behind. */
const LEFT_MAX = 1_000;

/**
 * Lets the first fitting rule act on each message that is new. A message is looked at once, also where a poll was cut short
 * before this: how far rules have looked is written down with what they did.
 */
export async function applyRules(needs: RuleNeeds, heard: JustHeard): Promise<RulesReport> {
  const baseline = await streamsToBegin(needs, heard);
  let acted = 0;
  const toTriage: number[] = [];
  for (;;) {
    const { newest, messages, isAll } = await newMessages(needs, { ...heard, baseline });
    for (let start = 0; start < messages.length; start += BATCH) {
      const fitted = await fittedAmong(needs, messages.slice(start, start + BATCH));
      if (fitted.length === 0) continue;
      const done = await needs.store.transact((tx) => actOnAll(tx, fitted, needs.now()));
      acted += done.acted;
      toTriage.push(...done.toTriage);
    }
    if (newest !== null) await needs.store.transact((tx) => tx.ruleActs.saveUpTo(heard.account, newest));
    if (isAll) return { acted, toTriage: [...new Set(toTriage)] };
  }
}

/**
 * Streams whose messages are no news: those heard for the first time, also where the poll that did was cut short before rules
 * looked at what it brought.
 */
async function streamsToBegin(
  { store }: RuleNeeds,
  { account, startedAt, baseline }: JustHeard,
): Promise<ReadonlySet<string>> {
  const { ruleActs } = store.read;
  const upTo = await ruleActs.upTo(account);
  if (upTo === null) return baseline;
  const [first] = await ruleActs.messagesAfter(account, upTo, 1);
  if (first === undefined || first.fetchedAt >= startedAt) return baseline;
  const left = await ruleActs.streamsLeft(account, { message: upTo, until: startedAt });
  return new Set([...baseline, ...left]);
}

async function actOnAll(tx: Tx, fitted: readonly Fitted[], at: number): Promise<RulesReport> {
  const toTriage: number[] = [];
  let acted = 0;
  for (const one of fitted) {
    const did = await act(tx, one, at);
    if (did === null) continue;
    acted += 1;
    if (did.urgency !== undefined && one.message.conversation !== null) toTriage.push(one.message.conversation);
  }
  return { acted, toTriage };
}

/**
 * By number, how far they reach, and whether they are all there are. Where nobody looked before, only what this very poll
 * brought is new.
 */
async function newMessages(
  { store, rules }: RuleNeeds,
  { account, touched, startedAt, baseline }: JustHeard,
): Promise<{ newest: number | null; messages: readonly StoredMessage[]; isAll: boolean }> {
  const { read } = store;
  const upTo = await read.ruleActs.upTo(account);
  const threads = await read.messages.ofConversations(touched);
  const fresh = [...threads.values()].flat().filter((one) => one.direction === 'inbound' && one.deletedAt === null);
  const left = upTo === null ? [] : await read.ruleActs.messagesAfter(account, upTo, LEFT_MAX);
  const isAll = left.length < LEFT_MAX;
  // what lies between is never passed over
  const last = isAll ? Number.POSITIVE_INFINITY : (left.at(-1)?.id ?? 0);
  const isNew = ({ id, fetchedAt }: StoredMessage) => fetchedAt >= startedAt && id <= last;
  const byNumber = new Map(fresh.filter(isNew).map((one) => [one.id, one]));
  for (const one of left) byNumber.set(one.id, one);
  const newest = Math.max(upTo ?? 0, ...byNumber.keys());
  const streams = baseline.size === 0 ? new Map() : await read.ruleActs.streamsOf([...byNumber.keys()]);
  const news = [...byNumber.values()].filter(({ id }) => !baseline.has(streams.get(id) ?? ''));
  return {
    newest: newest === (upTo ?? 0) ? null : newest,
    // without rules how far we looked is all there is to keep
    messages: rules.length === 0 ? [] : news.toSorted((a, b) => a.id - b.id),
    isAll,
  };
}

/** Those that a rule fits, with the text of its draft. Files are read before the transaction. */
async function fittedAmong(needs: RuleNeeds, messages: readonly StoredMessage[]): Promise<Fitted[]> {
  const { store, rules, now } = needs;
  const ready = readyRules(rules);
  const fitted: Fitted[] = [];
  // in a storm no text is worked out that nobody would get
  const isStorm = (await store.read.ruleActs.countSince(now() - RULE_BREAKER_MS)) >= RULE_ACTS_PER_HOUR_MAX;
  const textOf = isStorm ? async () => STORM : needs.textOf;
  for (const one of await casesOf({ ...needs, read: store.read }, messages)) {
    const ageMs = now() - one.message.postedAt;
    const rule = firstFitting(
      ready.filter(({ rule: { maxAgeMs } }) => ageMs <= maxAgeMs),
      one,
    );
    if (rule === null) continue;
    const text =
      rule.do.draft === null ? null : await textOf(rule.do.draft, { conversation: one.conversation, tried: null });
    fitted.push({ rule, message: one.message, text });
  }
  return fitted;
}
