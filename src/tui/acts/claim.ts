/** Telling colleagues that we work on a conversation, or no longer do. */
import type { Claim } from '../../domain/claim.ts';
import type { Desk } from '../desk-state.ts';
import { clockWords } from '../time-words.ts';
import { strangerLine } from '../widgets/stranger-text.ts';
import { type Intend, type Intent, idsOf, namesOf, type Targets, whomOf } from './intent.ts';

/** Said with `claim` where it must not release what is ours already, as in a macro. */
export const CLAIM_ONLY = 'take';

/** Claims them, or releases them when all are ours; a colleague's is taken over only after a question. */
export const intendClaim: Intend = async (desk, argument, targets) => {
  const { app } = desk;
  const ids = idsOf(targets);
  const claims = await app.claims(ids);
  const me = app.operator.name;
  const others = [...claims.values()].filter(({ operator }) => operator !== me);
  const isOurs = others.length === 0 && ids.every((id) => claims.has(id));
  return isOurs && argument !== CLAIM_ONLY ? releasing(desk, targets, claims) : claiming(desk, targets, claims);
};

function releasing(desk: Desk, targets: Targets, claims: ReadonlyMap<number, Claim>): Intent {
  const { app } = desk;
  const words = desk.words.acts.claim;
  const whom = whomOf(desk, targets);
  return {
    argument: null,
    sure: words.sureRelease(whom, namesOf(desk, targets)),
    warning: null,
    async perform() {
      await app.release(idsOf(targets));
      return {
        said: words.released(whom),
        undone: words.undoneRelease(whom),
        back: () => claimAgain(desk, claims),
      };
    },
  };
}

/** For as long as they would have lasted; what a colleague has taken meanwhile is theirs. */
async function claimAgain({ app }: Desk, before: ReadonlyMap<number, Claim>): Promise<number> {
  const now = await app.claims([...before.keys()]);
  let taken = 0;
  for (const [id, { until }] of before) {
    const leftMs = until - app.now();
    const holder = now.get(id)?.operator ?? app.operator.name;
    if (holder !== app.operator.name) taken += 1;
    else if (leftMs > 0) await app.claim([id], leftMs);
  }
  return taken;
}

function claiming(desk: Desk, targets: Targets, claims: ReadonlyMap<number, Claim>): Intent {
  const { app } = desk;
  const { timezone } = app.config.settings;
  const words = desk.words.acts.claim;
  const whom = whomOf(desk, targets);
  const ids = idsOf(targets);
  const ours = new Map([...claims].filter(([, { operator }]) => operator === app.operator.name));
  return {
    argument: null,
    sure: words.sure(whom, namesOf(desk, targets)),
    warning: takeOver(desk, targets, claims),
    async perform() {
      const until = (await app.claim(ids))[0]?.claim?.until;
      const clock = until === undefined ? '' : clockWords(until, app.now(), timezone);
      return {
        said: words.said(whom, clock, desk.keymap.keyFor('conversation', 'claim')),
        undone: words.undone(whom),
        async back() {
          const now = await app.claims(ids);
          const mine = ids.filter((id) => now.get(id)?.operator === app.operator.name);
          await app.release(mine.filter((id) => !ours.has(id)));
          return (await claimAgain(desk, ours)) + ids.length - mine.length;
        },
      };
    },
  };
}

/** What is asked where colleagues work on some of them. */
function takeOver(desk: Desk, targets: Targets, claims: ReadonlyMap<number, Claim>): string | null {
  const { app } = desk;
  const words = desk.words.acts.claim;
  const others = [...claims.values()].filter(({ operator }) => operator !== app.operator.name);
  const [first] = others;
  if (first === undefined) return null;
  if (targets.all.length > 1) return words.takeOverSome(whomOf(desk, targets), namesOf(desk, targets), others.length);
  const { timezone } = app.config.settings;
  return words.takeOver(strangerLine(first.operator, 20), clockWords(first.until, app.now(), timezone));
}
