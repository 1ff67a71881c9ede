import type { Parts } from './parts.ts';

/** Whether the brand is at work at an instant (UTC milliseconds). */
export async function isOpenAt(parts: Pick<Parts, 'addWorkingTime'>, at: number): Promise<boolean> {
  // working time runs on at once only where the instant itself is working time
  return (await parts.addWorkingTime(at, 1)) === at + 1;
}
