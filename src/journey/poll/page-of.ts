import type { AccountSettings } from '../../domain/settings.ts';
import type { MessagePage } from '../../platforms/platform.ts';

/** A page and where it was heard. */
export interface PageOf {
  readonly account: AccountSettings;
  readonly stream: string;
  readonly page: MessagePage;
  /** What was posted before is history when it is first heard: stored as closed, and nobody waits. UTC milliseconds. */
  readonly openFrom: number;
  /** Its platform hangs every answer under the thread's first message. */
  readonly isFlat: boolean;
  /** A walk over what was heard before: the stream's cursor stays where it is. */
  readonly isAgain: boolean;
}
