import { type Instance, render } from 'ink';
import type { App } from '../app.ts';
import { DeskView, type Lending } from './desk.tsx';
import { Desk } from './desk-state.ts';
import { editInEditor } from './editor.ts';
import type { LinearVoice } from './linear.ts';
import type { FirstPage } from './places.ts';
import { recoverAtStart } from './recovery.ts';
import { silent } from './silent-output.ts';
import { tellNews } from './tell-news.ts';
import type { TerminalOwner } from './terminal-owner.ts';
import type { Theme } from './theme.ts';
import { PainterContext } from './widgets/rows.tsx';

/** The running inbox. */
export interface Mounted {
  readonly desk: Desk;
  /** Ends when the person leaves; throws what a screen threw. */
  readonly left: Promise<void>;
  /** Leaves, as if the person had. */
  leave(): void;
}

/** What the inbox stands on. */
export interface Ground {
  readonly owner: TerminalOwner;
  readonly theme: Theme;
  /** Says the screens in plain lines; null where they are drawn. */
  readonly voice: LinearVoice | null;
  /** The terminal shows no notices; the desktop's own program has to. */
  readonly isPlainConsole: boolean;
}

/** Mounts Ink over the page that is already painted. */
export function mount(app: App, first: FirstPage, ground: Ground): Mounted {
  const { owner, theme, voice, isPlainConsole } = ground;
  let instance: Instance | null = null;
  const leave = (): void => instance?.unmount();
  const clear = (): void => owner.clear();
  const lending: Lending = { current: null };
  const desk = new Desk(app, first, {
    redraw: () => owner.redraw(),
    leave,
    edit: async (file) => {
      await lending.current?.(() => owner.lend(() => editInEditor(file)));
    },
  });
  recoverAtStart(desk);
  const screens = (
    <PainterContext value={owner}>
      <DeskView desk={desk} first={first} theme={theme} lending={lending} voice={voice} />
    </PainterContext>
  );
  instance = render(screens, {
    // Ink reads the keys and keeps the state of the screens; what it would write is nobody's picture
    stdout: silent(process.stdout),
    // a terminal is a terminal, also where the environment says CI
    interactive: true,
    exitOnCtrlC: false,
    patchConsole: false,
  });
  // before Ink's own listener, by which the screens are laid out anew: rows of another width stand for nothing
  process.stdout.prependListener('resize', clear);
  tellNews(desk, isPlainConsole);
  const left = instance.waitUntilExit().then(
    () => {
      process.stdout.off('resize', clear);
    },
    (error: unknown) => {
      process.stdout.off('resize', clear);
      throw error;
    },
  );
  return { desk, left, leave };
}
