/** What can go wrong with a call. The first four happen before anything is carried out. */
const FAULT_KINDS = [
  '429',
  '500',
  '401',
  'dropBefore',
  'dropAfter',
  '500After',
  'html200',
  'truncate',
  'malformed',
  'slow',
  'late',
] as const;
type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  /** A method, or a method and the start of a path with its prefix: `POST /x/2/tweets`. */
  readonly match: string;
  readonly kind: FaultKind;
  /** How many of the next calls that match. */
  readonly times: number;
  /** Seconds, for the kind `429`. */
  readonly retryAfter: number | null;
  /** For the kinds `slow` and `late`. */
  readonly delayMs: number;
}

/** Beyond any deadline that a client should have. */
const DEFAULT_DELAY_MS = 40_000;

/** Faults waiting for their calls, in the order in which they were planted. */
export interface FaultQueue {
  plant(fault: Fault): void;
  /** The fault of this call, used up by asking, or null. `target` is the path with its query. */
  take(method: string, target: string): Fault | null;
}

/** An empty queue. */
export function createFaultQueue(): FaultQueue {
  const waiting: { fault: Fault; left: number }[] = [];
  return {
    plant(fault) {
      waiting.push({ fault, left: fault.times });
    },
    take(method, target) {
      const index = waiting.findIndex(({ fault }) => matches(fault.match, method, target));
      const found = waiting[index];
      if (found === undefined) return null;
      found.left -= 1;
      if (found.left === 0) waiting.splice(index, 1);
      return found.fault;
    },
  };
}

/**
 * Reads the body of `POST /_sandbox/faults`.
 * @throws RangeError with what is wrong, in words
 */
export function readFault(body: Readonly<Record<string, unknown>>): Fault {
  const { match } = body;
  if (typeof match !== 'string' || !/^[A-Z]+( \/.*)?$/.test(match)) {
    throw new RangeError('match is a method, or a method and the start of a path: "POST /x/2/tweets"');
  }
  const kind = FAULT_KINDS.find((known) => known === String(body.kind));
  if (kind === undefined) throw new RangeError(`kind is one of ${FAULT_KINDS.join(', ')}`);
  return {
    match,
    kind,
    times: wholeNumber(body, 'times', 1) ?? 1,
    retryAfter: wholeNumber(body, 'retryAfter', 0),
    delayMs: wholeNumber(body, 'delayMs', 0) ?? DEFAULT_DELAY_MS,
  };
}

function matches(match: string, method: string, target: string): boolean {
  const space = match.indexOf(' ');
  if (space === -1) return match === method;
  return match.slice(0, space) === method && target.startsWith(match.slice(space + 1));
}

function wholeNumber(body: Readonly<Record<string, unknown>>, name: string, least: number): number | null {
  const value = body[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least) {
    throw new RangeError(`${name} is a whole number from ${least}`);
  }
  return value;
}
