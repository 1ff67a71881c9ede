/** What ends a command before it is done: a signal, or the reader of our output going away. */
export interface Interruption {
  /** Aborted by the first signal. */
  readonly signal: AbortSignal;
  /** The exit code it asks for, or null while nothing happened. */
  code(): number | null;
  /** Settles with the exit code when the command does not end by itself in time. */
  readonly forced: Promise<number>;
}

const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
/** A reader that went away: nothing failed, there is only nobody left to tell. */
const NO_READER = 0;
const GRACE_MS = 2_000;
/** A terminal tells us and whoever started us; the same key press is not an impatient second one. */
const SECOND_MS = 300;

const state: { current: Interruption | null; graceMs: number; isReaderNeeded: boolean } = {
  current: null,
  graceMs: GRACE_MS,
  isReaderNeeded: true,
};

/** For a command that publishes: time to write down what came of its last call, and no end for want of a reader. */
export function finishWhatIsBegun(graceMs: number): void {
  state.graceMs = graceMs;
  state.isReaderNeeded = false;
}

/** The interruption of this process; the first call begins to listen for signals and for a closed stdout. */
export function interruption(): Interruption {
  state.current ??= listen();
  return state.current;
}

function listen(): Interruption {
  const controller = new AbortController();
  const { promise: forced, resolve: force } = Promise.withResolvers<number>();
  let code: number | null = null;
  let since = 0;
  const interrupt = (wanted: number): void => {
    if (code === null) {
      code = wanted;
      since = performance.now();
      controller.abort(new Error('interrupted'));
      setTimeout(() => force(wanted), state.graceMs).unref();
    } else if (performance.now() - since > SECOND_MS) {
      force(code);
    }
  };
  for (const [signal, wanted] of Object.entries(SIGNALS)) process.on(signal, () => interrupt(wanted));
  // oclif throws them where nothing can catch them; whoever writes looks for them itself
  process.stdout.removeAllListeners('error');
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' && state.isReaderNeeded) interrupt(NO_READER);
  });
  return { signal: controller.signal, code: () => code, forced };
}
