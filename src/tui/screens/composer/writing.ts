import type { Desk } from '../../desk-state.ts';
import type { DraftKeeper } from '../../draft-keeper.ts';
import type { DraftStart } from '../../places.ts';
import type { ComposerAction, ComposerState } from './composer-state.ts';

/** What the commands of the composer work with. */
export interface Writing {
  readonly desk: Desk;
  readonly draft: DraftStart;
  readonly keeper: DraftKeeper;
  readonly latest: () => ComposerState;
  /** Changes the text, which is safe from a crash before it is drawn. */
  readonly change: (action: ComposerAction) => void;
}
