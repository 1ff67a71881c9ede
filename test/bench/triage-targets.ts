/** What a measure is to reach; in the unit of its line. */
export interface Target {
  readonly least: number;
  readonly aim: number;
  readonly isLowerBetter: boolean;
}

/** Shares in percent, speeds in texts or lines a second, size in megabytes, load in milliseconds. */
export const TARGETS = {
  tweets: upTo(63, 66),
  airline: upTo(65, 69),
  forumBalanced: upTo(61, 64),
  forum: upTo(67, 70),
  ownFinnish: upTo(72, 80),
  urgency: upTo(70, 80),
  graveRecall: upTo(70, 85),
  airlineUrgency: upTo(60, 66),
  alarmsOnForum: downTo(0.6, 0.3),
  alarmsOnTweets: downTo(2.5, 1.5),
  language: upTo(96, 98),
  triageSpeed: upTo(20_000, 50_000),
  classifySpeed: upTo(20_000, 40_000),
  modelSize: downTo(3.5, 1.5),
  modelLoad: downTo(30, 8),
} as const satisfies Readonly<Record<string, Target>>;

/** How a value stands to its target. */
export function verdict(value: number, { least, aim, isLowerBetter }: Target): string {
  const reaches = (bound: number): boolean => (isLowerBetter ? value <= bound : value >= bound);
  if (reaches(aim)) return 'aim met';
  return reaches(least) ? 'least met' : 'MISSED';
}

function upTo(least: number, aim: number): Target {
  return { least, aim, isLowerBetter: false };
}

function downTo(least: number, aim: number): Target {
  return { least, aim, isLowerBetter: true };
}
