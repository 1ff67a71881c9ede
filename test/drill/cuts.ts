import { type Cut, startCuttingProxy } from '../support/cutting-proxy.ts';
import { type PlatformName, type Way, WRITE } from './platforms.ts';
import { type Rig, withRig } from './rig.ts';
import { countFaults, findUnmarked, type Tally } from './tally.ts';

/** Answers of one platform, cut in several ways, one reply each. */
export interface CutDrill {
  readonly platform: PlatformName;
  readonly way: Way;
  readonly cuts: readonly Cut[];
  readonly seed: number;
}

/** The exit code for an outcome that nobody knows. */
const UNKNOWN = 8;
const SAYS_SO = /may (be public|have been published)/;

/** Sends through a line that breaks after the platform has carried the request out, and looks at what kuulo makes of it. */
export async function drillCuts({ platform, way, cuts, seed }: CutDrill): Promise<Tally[]> {
  return await withRig(seed, async (rig) => {
    const proxy = await startCuttingProxy(rig.url);
    try {
      await rig.rewriteSettings(rig.url, proxy.url);
      const texts = cuts.map((cut) => `Vastaus katkesi matkalla (${cut}).`);
      const ids = await rig.drafted({ platform, way, texts });
      const tallies: Tally[] = [];
      for (const [index, cut] of cuts.entries()) {
        const reply = { id: ids[index] ?? 0, text: texts[index] ?? '' };
        await rig.approve([reply.id]);
        const before = proxy.cutCount();
        proxy.cutNext(WRITE[platform][way], cut);
        const broken = await sendAndSettle(rig, reply.id, cut);
        if (proxy.cutCount() !== before + 1) broken.push('nothing was cut');
        const posts = await rig.posts();
        const mine = rig.rows().filter(({ id }) => id === reply.id);
        const unmarked = findUnmarked(mine, posts);
        tallies.push({
          experiment: 'E2',
          strategy: 'kuulo',
          scenario: cut,
          replies: 1,
          kills: proxy.cutCount() - before,
          ...countFaults(posts, [reply.text]),
          unmarked: unmarked.length,
          broken: [...broken, ...unmarked].map((words) => `${platform} ${way}, ${cut}: ${words}`),
        });
      }
      return tallies;
    } finally {
      await proxy.close();
    }
  });
}

/** The whole answer came, only its length was wrong: a client may believe it, since it says where the post is. */
const MAY_BE_BELIEVED: Cut = 'a length that is too long';

/** The send whose answer is cut, then the run that looks. */
async function sendAndSettle(rig: Rig, id: number, cut: Cut): Promise<string[]> {
  const broken: string[] = [];
  const status = (): string => rig.rows().find((row) => row.id === id)?.status ?? 'missing';
  const first = await rig.run(['send', String(id)]);
  if (cut === MAY_BE_BELIEVED && first.code === 0 && status() === 'sent') return broken;
  const told = `${first.out}${first.err}`;
  if (first.code !== UNKNOWN) broken.push(`the send ended with ${first.code}: ${told}`);
  if (status() !== 'unknown') broken.push(`the reply is ${status()}`);
  if (!SAYS_SO.test(told)) broken.push(`the words do not say that it may be public: ${told}`);
  const next = await rig.run(['send'], { env: { KUULO_SETTLE_MS: '0' } });
  if (next.code !== 0) broken.push(`the next run ended with ${next.code}: ${next.out}${next.err}`);
  if (status() !== 'sent') broken.push(`after the look the reply is ${status()}`);
  return broken;
}
