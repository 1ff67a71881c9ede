/** Telling colleagues that we work on a conversation, or no longer do. */
import type { Claim } from '../../domain/claim.ts';
import type { Desk } from '../desk-state.ts';
import { clockWords } from '../time-words.ts';
import { strangerLine } from '../widgets/stranger-text.ts';
import { leftAlone, saidBut, whomAmong } from './change-each.ts';
import { inPieces, TOGETHER } from './in-pieces.ts';
import { type Came, type Intend, type Intent, idsOf, namesOf, type Targets, whomOf } from './intent.ts';
import { backEach } from './way-back.ts';

/** Said with `claim` where it must not release what is ours already, as in a macro or a repetition. */
export const CLAIM_ONLY = 'take';
/** Said with `claim` where it must not claim. */
const RELEASE_ONLY = 'release';

type Claims = ReadonlyMap<number, Claim>;

/** Claims them, or releases them when all are ours; a colleague's is taken over only after a question. */
export const intendClaim: Intend = async (desk, argument, targets) => {
  const { app } = desk;
  const ids = idsOf(targets);
  const claims = await app.claims(ids);
  const isOurs = (id: number): boolean => claims.get(id)?.operator === app.operator.name;
  if (argument === RELEASE_ONLY && !ids.some(isOurs)) {
    desk.say(desk.words.acts.claim.notOurs(whomOf(desk, targets)));
    return null;
  }
  const isRelease = argument === RELEASE_ONLY || (argument !== CLAIM_ONLY && ids.every(isOurs));
  return isRelease ? releasing(desk, targets, claims) : claiming(desk, targets, claims);
};

function releasing(desk: Desk, targets: Targets, claims: Claims): Intent {
  const words = desk.words.acts.claim;
  return {
    argument: RELEASE_ONLY,
    sure: words.sureRelease(whomOf(desk, targets), namesOf(desk, targets)),
    warning: null,
    perform: () => release(desk, targets, claims),
  };
}

/** Lets go of those that still are ours. */
async function release(desk: Desk, targets: Targets, claims: Claims): Promise<Came> {
  const { app } = desk;
  const words = desk.words.acts.claim;
  const now = await app.claims(idsOf(targets));
  const held = idsOf(targets).filter((id) => claims.get(id)?.operator === app.operator.name);
  const ours = held.filter((id) => now.get(id)?.operator === app.operator.name);
  if (ours.length === 0) return leftAlone(desk, targets);
  const { done, problem } = await inPieces(desk, ours, {
    size: TOGETHER,
    act: async (some) => {
      await app.release(some);
    },
  });
  if (done.length === 0) throw problem;
  const whom = whomAmong(desk, targets, done);
  return {
    said: saidBut(desk, words.released(whom), held.length - ours.length),
    undone: words.undoneRelease(whom),
    back: givingBack(desk, done, { before: claims, ours: null }),
    problem,
  };
}

function claiming(desk: Desk, targets: Targets, claims: Claims): Intent {
  const words = desk.words.acts.claim;
  return {
    argument: CLAIM_ONLY,
    sure: words.sure(whomOf(desk, targets), namesOf(desk, targets)),
    warning: takeOver(desk, targets, claims),
    perform: () => take(desk, targets, claims),
  };
}

/** Claims them but for those that a colleague claimed since it was asked whose they are. */
async function take(desk: Desk, targets: Targets, claims: Claims): Promise<Came> {
  const { app } = desk;
  const { timezone } = app.config.settings;
  const words = desk.words.acts.claim;
  const ids = idsOf(targets);
  const now = await app.claims(ids);
  const free = ids.filter((id) => {
    const holder = now.get(id)?.operator ?? app.operator.name;
    return holder === app.operator.name || holder === claims.get(id)?.operator;
  });
  if (free.length === 0) return leftAlone(desk, targets);
  let until: number | undefined;
  const { done, problem } = await inPieces(desk, free, {
    size: TOGETHER,
    act: async (some) => {
      const [first] = await app.claim(some);
      until ??= first?.claim?.until;
    },
  });
  if (done.length === 0) throw problem;
  const whom = whomAmong(desk, targets, done);
  const clock = until === undefined ? '' : clockWords(until, app.now(), timezone);
  const said = words.said(whom, clock, desk.keymap.keyFor('conversation', 'claim'));
  return {
    said: saidBut(desk, said, ids.length - free.length),
    undone: words.undone(whom),
    back: givingBack(desk, done, { before: now, ours: app.operator.name }),
    problem,
  };
}

/** For as long as they would have lasted; what a colleague has taken meanwhile is theirs. */
function givingBack(
  desk: Desk,
  ids: readonly number[],
  { before, ours }: { before: Claims; ours: string | null },
): () => Promise<number> {
  return backEach(desk, ids, {
    size: TOGETHER,
    act: async (some) => {
      const turned = some.map((conversation) => ({ conversation, was: before.get(conversation) ?? null, ours }));
      return (await desk.app.putBackClaims(turned)).length;
    },
  });
}

/** What is asked where colleagues work on some of them. */
function takeOver(desk: Desk, targets: Targets, claims: Claims): string | null {
  const { app } = desk;
  const words = desk.words.acts.claim;
  const others = [...claims.values()].filter(({ operator }) => operator !== app.operator.name);
  const [first] = others;
  if (first === undefined) return null;
  if (targets.all.length > 1) return words.takeOverSome(whomOf(desk, targets), namesOf(desk, targets), others.length);
  const { timezone } = app.config.settings;
  return words.takeOver(strangerLine(first.operator, 20), clockWords(first.until, app.now(), timezone));
}
