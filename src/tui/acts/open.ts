import type { OpeningCommand } from '../../domain/macro-step.ts';
import type { Desk } from '../desk-state.ts';
import { copyByTerminal, openInBrowser, webAddress } from '../links.ts';
import { openComposer, openPerson } from '../open-screens.ts';
import { askHow } from './ask-how.ts';
import { handOver } from './hand-over.ts';
import type { Targets } from './intent.ts';
import type { Outcome } from './outcome.ts';
import { rate } from './rate.ts';

/** Opens what belongs to a conversation, or gives its link away. */
export async function openFrom(
  desk: Desk,
  { command, argument }: { readonly command: OpeningCommand; readonly argument: string | null },
  targets: Targets,
): Promise<Outcome> {
  const { one } = targets;
  switch (command) {
    case 'reply':
    case 'replyOther':
      return await opened(desk, () => openComposer(desk, one.id, command === 'reply' ? 'theirs' : 'other'));
    case 'person':
      return await opened(desk, () => openPerson(desk, one.contact.id));
    case 'survey':
      return await opened(desk, () => askHow(desk, targets));
    case 'rate':
      return await rate(desk, argument, targets);
    case 'handover':
      return await handOver(desk, argument, targets);
    case 'browser':
      browse(desk, one.url);
      return 'nothing';
    case 'copyLink':
      copyLink(desk, one.url);
      return 'nothing';
    default:
      return command satisfies never;
  }
}

/** What was asked may have been taken back: then nothing opened. */
async function opened(desk: Desk, open: () => Promise<void>): Promise<Outcome> {
  const { visit } = desk.view();
  await open();
  return desk.view().visit === visit ? 'nothing' : 'opened';
}

function browse(desk: Desk, url: string): void {
  const words = desk.words.acts.link;
  const address = webAddress(url);
  if (address === null) {
    desk.say(words.none, 'bad');
    return;
  }
  desk.say(words.opening(address));
  // a browser may stay for hours: nothing waits for it, and kuulo may leave before it
  void openInBrowser(address).then((isOpen) => {
    if (!isOpen) desk.say(words.noBrowser(address), 'bad');
  });
}

function copyLink(desk: Desk, url: string): void {
  const words = desk.words.acts.link;
  const address = webAddress(url);
  if (address === null) {
    desk.say(words.none, 'bad');
    return;
  }
  copyByTerminal(address, process.stdout);
  desk.say(words.copied(address), 'good');
}
