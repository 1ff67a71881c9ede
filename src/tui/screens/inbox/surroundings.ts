import type { App } from '../../../app.ts';
import type { AccountSettings } from '../../../domain/settings.ts';
import { type Catalogue, catalogueOf } from '../../catalogue/catalogue.ts';
import type { Keymap } from '../../keymap.ts';
import type { Size } from '../../widgets/frame.ts';

/** Everything around the conversations that their lines depend on. */
export interface Surroundings {
  readonly size: Size;
  /** UTC milliseconds. */
  readonly now: number;
  readonly timezone: string;
  /** The operator who looks. */
  readonly me: string;
  readonly words: Catalogue;
  readonly accounts: readonly Pick<AccountSettings, 'name' | 'platform'>[];
  /** The person's keys that the inbox's words name. */
  readonly keys: { readonly poll: string; readonly unwind: string; readonly thread: string };
}

/** What is around the inbox of an App at a moment. */
export function surroundingsOf(
  app: Pick<App, 'config' | 'operator'>,
  { now, size, keymap }: { readonly now: number; readonly size: Size; readonly keymap: Keymap },
): Surroundings {
  const { timezone, language, accounts } = app.config.settings;
  const keys = {
    poll: keymap.keyFor('inbox', 'poll'),
    unwind: keymap.keyFor('inbox', 'unwind'),
    thread: keymap.keyFor('inbox', 'thread'),
  };
  return { size, now, timezone, me: app.operator.name, words: catalogueOf(language), accounts, keys };
}
