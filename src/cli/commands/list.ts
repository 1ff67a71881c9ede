import { Flags } from '@oclif/core';
import { CONVERSATION_SORTS, CONVERSATION_STATUSES, type ConversationQuery } from '../../domain/conversation.ts';
import { SENTIMENTS, URGENCIES } from '../../domain/triage.ts';
import { BaseCommand } from '../base-command.ts';
import { listFlag, namesFlag, readInstant } from '../flags.ts';
import { pageJson } from '../output/conversation.ts';
import { pageText } from '../output/conversation-text.ts';

export class ListCommand extends BaseCommand {
  static override summary = 'Conversations, most pressing first.';
  static override examples = [
    '<%= config.bin %> list',
    '<%= config.bin %> list --status open --urgency critical,high',
    '<%= config.bin %> list --search "palautus" --since 7d --json',
  ];
  static override flags = {
    status: listFlag('Open, pending, snoozed or closed; open when left out.', [...CONVERSATION_STATUSES, 'all']),
    sentiment: listFlag('Only these sentiments.', SENTIMENTS),
    urgency: listFlag('Only these urgencies.', URGENCIES),
    platform: namesFlag('Only these platforms.'),
    account: namesFlag('Only these accounts.'),
    label: namesFlag('Only with one of these labels.'),
    assignee: Flags.string({ summary: 'Only of this operator; "none" for nobody’s.' }),
    search: Flags.string({ summary: 'Words in any of its messages.' }),
    since: Flags.string({ summary: 'Newest message at or after: ISO time, or a duration ago (7d).' }),
    until: Flags.string({ summary: 'Newest message before: ISO time, or a duration ago.' }),
    sort: Flags.option({ options: CONVERSATION_SORTS, summary: 'Order.' })(),
    limit: Flags.integer({ summary: 'At most this many.', min: 1, max: 1_000, default: 50 }),
    cursor: Flags.string({ summary: 'Go on where the page before ended (its "next").' }),
  };

  protected async work(): Promise<number> {
    const { flags } = await this.parse(ListCommand);
    this.take(flags);
    const app = await this.app();
    const { timezone } = app.config.settings;
    const { status, sentiment, urgency, platform, account, label, search, sort, cursor, limit } = flags;
    const query: ConversationQuery = {
      ...(status?.includes('all') ? {} : { status: status?.filter((one) => one !== 'all') ?? ['open'] }),
      ...(sentiment === undefined ? {} : { sentiment }),
      ...(urgency === undefined ? {} : { urgency }),
      ...(platform === undefined ? {} : { platform }),
      ...(account === undefined ? {} : { account }),
      ...(label === undefined ? {} : { label }),
      ...(flags.assignee === undefined ? {} : { assignee: flags.assignee === 'none' ? null : flags.assignee }),
      ...(search === undefined ? {} : { search }),
      ...(flags.since === undefined ? {} : { since: readInstant('since', flags.since, { now: app.now(), timezone }) }),
      ...(flags.until === undefined ? {} : { until: readInstant('until', flags.until, { now: app.now(), timezone }) }),
      ...(sort === undefined ? {} : { sort }),
      ...(cursor === undefined ? {} : { cursor }),
      limit,
    };
    const page = await app.list(query);
    const claims = await app.claims(page.items.map(({ id }) => id));
    const screen = await this.screen();
    this.print(
      () => pageJson(page, claims),
      () => pageText(page, claims, screen),
    );
    return 0;
  }
}
