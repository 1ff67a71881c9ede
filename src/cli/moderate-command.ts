import { createInterface } from 'node:readline/promises';
import { Args, Flags } from '@oclif/core';
import { calledBy } from '../domain/person-words.ts';
import { ProblemError } from '../domain/problem.ts';
import { safeLine } from '../domain/safe-text.ts';
import type { StoredMessage } from '../domain/stored.ts';
import { BaseCommand } from './base-command.ts';
import { usage } from './flags.ts';
import { givenIds } from './ids.ts';
import { messageText } from './output/conversation-text.ts';
import { messageJson } from './output/message.ts';

/** Hiding and showing again: the same, said the other way round. Asks first. */
export abstract class ModerateCommand extends BaseCommand {
  // each command repeats these: oclif's parser reads a class's own fields only
  static override args = {
    message: Args.string({
      description: 'Messages by number, platform:id or web address, or - for those on stdin.',
      ignoreStdin: true,
    }),
  };
  static override flags = { yes: Flags.boolean({ summary: 'Yes, do it; asks nothing.' }) };

  /** Does it to each message and prints what they became; returns the exit code. */
  protected async moderate(args: readonly unknown[], act: 'hide' | 'unhide', isConfirmed: boolean): Promise<number> {
    const ids = await givenIds(args.map(String), 'MESSAGE');
    const app = await this.app();
    if (!isConfirmed) {
      const messages: StoredMessage[] = [];
      for (const id of ids) {
        const { isAllowed, why } = await app.moderation(id);
        // nobody is asked about what cannot be done
        if (!isAllowed) throw new ProblemError('NOT_MODERATABLE', { why });
        messages.push(await app.message(id));
      }
      await this.confirm(messages, act);
    }
    const screen = await this.screen();
    return this.printSeveral(await this.each(ids, (id) => app.moderate(id, act)), messageJson, (message) =>
      messageText(message, screen),
    );
  }

  private async confirm(messages: readonly StoredMessage[], act: 'hide' | 'unhide'): Promise<void> {
    const [first, ...more] = messages;
    if (first === undefined) return;
    const verb = act === 'hide' ? 'hide from others' : 'show to others again';
    const what = `${verb}: ${safeLine(calledBy(first.author))} on ${first.platform}: “${safeLine(first.text)}”`;
    const action = more.length === 0 ? what : `${what}, and ${more.length} more`;
    if (!this.mayAsk) throw new ProblemError('CONFIRMATION_MISSING', { action });
    const lines = createInterface({ input: process.stdin, output: process.stderr });
    try {
      const answer = await lines.question(`${action}\nDo it? [y/N] `, { signal: this.signal });
      if (!/^(y|yes|k|kyllä)$/i.test(answer.trim())) throw usage('nothing was done', 'Answer y to do it.');
    } finally {
      lines.close();
    }
  }
}
