import { type Instance, render } from 'ink';
import type { App } from '../app.ts';
import { DeskView, type Lending } from './desk.tsx';
import { Desk } from './desk-state.ts';
import { editInEditor } from './editor.ts';
import type { FirstPage } from './places.ts';
import type { TerminalOwner } from './terminal-owner.ts';
import type { Theme } from './theme.ts';

/** The running inbox. */
export interface Mounted {
  readonly desk: Desk;
  /** Ends when the person leaves; throws what a screen threw. */
  readonly left: Promise<void>;
  /** Leaves, as if the person had. */
  leave(): void;
}

/** Mounts Ink over the page that is already painted. */
export function mount(app: App, first: FirstPage, ground: { owner: TerminalOwner; theme: Theme }): Mounted {
  const { owner, theme } = ground;
  let instance: Instance | null = null;
  const leave = (): void => instance?.unmount();
  const redraw = (): void => {
    instance?.clear();
    owner.clear();
  };
  const lending: Lending = { current: null };
  const desk = new Desk(app, first, {
    redraw,
    leave,
    edit: async (text) => {
      let edited = text;
      await lending.current?.(async () => {
        edited = await owner.lend(() => editInEditor(text));
      });
      return edited;
    },
  });
  instance = render(<DeskView desk={desk} first={first} theme={theme} lending={lending} />, {
    // a terminal is a terminal, also where the environment says CI
    interactive: true,
    exitOnCtrlC: false,
    incrementalRendering: true,
    patchConsole: false,
    maxFps: 60,
  });
  // before Ink's own listener: a terminal that changed its size no longer shows what Ink thinks it shows
  process.stdout.prependListener('resize', redraw);
  const left = instance.waitUntilExit().then(
    () => {
      process.stdout.off('resize', redraw);
    },
    (error: unknown) => {
      process.stdout.off('resize', redraw);
      throw error;
    },
  );
  return { desk, left, leave };
}
