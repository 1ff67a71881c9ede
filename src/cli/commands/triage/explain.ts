import { Args, Flags } from '@oclif/core';
import { BaseCommand } from '../../base-command.ts';
import { usage } from '../../flags.ts';
import { givenText } from '../../given-text.ts';
import { conversationId } from '../../ids.ts';
import { languageFlag } from '../../language-code.ts';
import {
  explanationJson,
  explanationText,
  textExplanationJson,
  textExplanationText,
} from '../../output/explanation.ts';

export class TriageExplainCommand extends BaseCommand {
  static override summary = 'Why a conversation or a text has its scores.';
  static override description =
    'Shows the texts with the words marked that moved them, and how much each word, each circumstance and a person’s correction weighs. A text of its own needs no workspace.';
  static override examples = [
    '<%= config.bin %> triage explain 42',
    '<%= config.bin %> triage explain --text "Palautus ei toimi, olen odottanut jo viikon!"',
  ];
  static override args = { id: Args.string({ description: 'Conversation.', ignoreStdin: true }) };
  static override flags = {
    text: Flags.string({ summary: 'Explain this text instead; - reads stdin.' }),
    language: languageFlag({ summary: 'What the text is known to be written in, such as fi.', dependsOn: ['text'] }),
  };

  protected async work(): Promise<number> {
    const { flags, args } = await this.parse(TriageExplainCommand);
    this.take(flags);
    if ((args.id === undefined) === (flags.text === undefined))
      throw usage('a conversation or a text is to be explained', 'Name one conversation, or give --text T.');
    if (flags.text !== undefined) return await this.explainText(flags.text, flags.language ?? null);
    const detail = await (await this.app()).show(conversationId(args.id ?? ''));
    this.print(
      () => explanationJson(detail),
      () => explanationText(detail, this.writeTime),
    );
    return 0;
  }

  private async explainText(given: string, language: string | null): Promise<number> {
    const text = await givenText({ text: given, mayAsk: false });
    const scorer = await (await this.app(true)).scorer();
    const score = scorer.score(text, language);
    this.print(
      () => textExplanationJson(text, score),
      () => textExplanationText(text, score),
    );
    return 0;
  }
}
