import { Flags } from '@oclif/core';
import { CONVERSATION_SORTS, CONVERSATION_STATUSES, type ConversationQuery } from '../../domain/conversation.ts';
import { assigneeOf } from '../../domain/filter-words.ts';
import { SENTIMENTS, TOPICS, URGENCIES } from '../../domain/triage.ts';
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
    '<%= config.bin %> list --search "from:maija lasku" --status all',
    '<%= config.bin %> list --overdue --assignee me --sort due',
  ];
  static override flags = {
    status: listFlag('Open, pending, snoozed or closed; open when left out.', [...CONVERSATION_STATUSES, 'all']),
    sentiment: listFlag('Only these sentiments.', SENTIMENTS),
    urgency: listFlag('Only these urgencies.', URGENCIES),
    platform: namesFlag('Only these platforms.'),
    account: namesFlag('Only these accounts.'),
    visibility: listFlag('Only those written in public, or in private.', ['public', 'private']),
    language: namesFlag('Only in these languages (fi, en).'),
    topic: listFlag('Only about one of these.', TOPICS),
    label: namesFlag('Only with one of these labels.'),
    assignee: Flags.string({ summary: 'Only of this operator; "me" for one’s own, "none" for nobody’s.' }),
    contact: Flags.integer({ summary: 'Only with this person (contact.id).', min: 1 }),
    overdue: Flags.boolean({ summary: 'Only those whose answer is late; --no-overdue for the others.', allowNo: true }),
    search: Flags.string({
      summary: 'Words in any of its messages, or in the customer’s name; from:NAME limits it to what they wrote.',
    }),
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
    const { status, limit } = flags;
    const { sentiment, urgency, platform, account, visibility, language, topic, label, contact, search } = flags;
    const assignee = assigneeOf(flags.assignee, app.operator.name);
    const query: ConversationQuery = {
      ...(status?.includes('all') ? {} : { status: status?.filter((one) => one !== 'all') ?? ['open'] }),
      ...given({
        sentiment,
        urgency,
        platform,
        account,
        visibility,
        language,
        topic,
        label,
        assignee,
        contact,
        search,
      }),
      ...given({ isOverdue: flags.overdue, sort: flags.sort, cursor: flags.cursor }),
      ...(flags.since === undefined ? {} : { since: readInstant('since', flags.since, { now: app.now(), timezone }) }),
      ...(flags.until === undefined ? {} : { until: readInstant('until', flags.until, { now: app.now(), timezone }) }),
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

/** What was given; a flag that is absent asks for nothing. */
function given(flags: { [key in keyof ConversationQuery]: ConversationQuery[key] | undefined }): ConversationQuery {
  return Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined));
}
