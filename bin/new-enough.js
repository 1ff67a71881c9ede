/** The oldest Node that kuulo's packages run on. */
export const OLDEST = '22.19';

/** Whether the Node that runs this is new enough. Plain JavaScript without imports: every start passes here. */
export function isNewEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST.split('.').map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

/** Set for a process that an older Node started: it ends with whoever started it. */
export const LAUNCHED = 'KUULO_LAUNCHED';
