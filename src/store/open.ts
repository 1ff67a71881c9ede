import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ProblemError } from '../domain/problem.ts';
import { accountReads, accountWrites } from './accounts.ts';
import { alertReads, alertWrites } from './alerts.ts';
import { answerUseReads } from './answer-uses.ts';
import { claimReads, claimWrites } from './claims.ts';
import { contactLinkReads, contactLinkWrites } from './contact-links.ts';
import { conversationReads, conversationWrites } from './conversations.ts';
import { Counters } from './counters.ts';
import { type Engine, isOccupied, openEngine } from './engine.ts';
import { eventReads, eventWrites } from './events.ts';
import { asProblem } from './faults.ts';
import { followUpReads, followUpWrites } from './follow-ups.ts';
import { readOutbox } from './generation.ts';
import { handoverReads, handoverWrites } from './handovers.ts';
import { learningReads, learningWrites } from './learning.ts';
import { lockHolder, takeLock } from './lock.ts';
import { messageReads, messageWrites } from './messages.ts';
import { migrate } from './migrate.ts';
import { noteReads, noteWrites } from './notes.ts';
import { inodeOf, outboxMark } from './outbox-mark.ts';
import { pauseReads, pauseWrites } from './pauses.ts';
import { planReads, planWrites } from './plans.ts';
import { createPrivate } from './private-file.ts';
import { pulseReads } from './pulse-reads.ts';
import { replyReads, replyWrites } from './replies.ts';
import { reportReads } from './report-reads.ts';
import { ruleActReads, ruleActWrites } from './rule-acts.ts';
import type { Db, Tables } from './schema.ts';
import type { Reads, Store, Tx } from './store.ts';
import { streamReads, streamWrites } from './streams.ts';
import { surveyReads, surveyWrites } from './surveys.ts';
import { typingFiles } from './typing-file.ts';

/**
 * Opens the database and brings it to the newest schema. `readWrite` (the default) wants a database that is there;
 * `create` makes it where there is none, readable by its owner only. `stateFolder` (absolute; made when it is
 * first needed) is where the outbox's mark lies, see `OutboxMark`.
 * @throws ProblemError DATABASE_INVALID (the file keeps its bytes), DATABASE_NEWER, DATABASE_BUSY, DATABASE_UNWRITABLE
 */
export async function openStore(
  named: string,
  options: { mode?: 'readWrite' | 'create'; stateFolder: string },
): Promise<Store> {
  const file = prepareFile(named, options.mode ?? 'readWrite');
  const writer = openEngine<Tables>(file, 'writer');
  const inode = inodeOf(file) ?? '';
  let schema: number;
  let reader: Engine<Tables>;
  try {
    schema = await migrate(writer.db, file);
    reader = openEngine<Tables>(file, 'reader');
  } catch (error) {
    writer.close();
    throw asProblem(error, file);
  }
  const run = transactor(writer.db, file);
  const { stateFolder } = options;
  return {
    // A connection of its own: reading never waits for a transaction of this process, nor sees half of one.
    read: readsOf(reader.db, new Counters(reader.db)),
    transact: (work) => run((db) => inTransaction(db, work)),
    lock: async (name, by) => takeLock(file, name, by),
    holder: async (name) => lockHolder(file, name),
    typing: async () => typingFiles(join(stateFolder, (await readOutbox(reader.db)).database, 'typing')),
    mark: outboxMark({ reader: reader.db, write: run }, { file, inode, schema, stateFolder }),
    isOccupied,
    dataVersion: async () => writer.dataVersion(),
    async inspect() {
      const words = reader.quickCheck();
      return { file: named, schema, isSound: words === 'ok', words };
    },
    async close() {
      reader.close();
      writer.close();
    },
  };
}

/** https://sqlite.org/fileformat.html#the_database_header */
const HEADER_BYTES = 100;

/** Its path without symbolic links: whatever it is called by, one file has one set of locks. */
function prepareFile(file: string, mode: 'readWrite' | 'create'): string {
  try {
    if (mode === 'create') {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      createPrivate(file);
      return realpathSync(file);
    }
    const found = statSync(file, { throwIfNoEntry: false });
    if (found === undefined) throw new ProblemError('DATABASE_INVALID', { file, words: 'there is no such file' });
    // An empty file is what a crash or a full disk leaves behind; a new install must not look like that by accident.
    if (found.size === 0) throw new ProblemError('DATABASE_INVALID', { file, words: 'the file is empty' });
    // SQLite takes what is shorter than its header for empty, and would write over it
    if (found.size < HEADER_BYTES) throw new ProblemError('DATABASE_INVALID', { file, words: 'the file is cut off' });
    return realpathSync(file);
  } catch (error) {
    throw asProblem(error, file);
  }
}

/** One transaction at a time; a second one waits its turn, one inside another would wait for ever and is refused. */
function transactor(db: Db, file: string): <T>(work: (open: Db) => Promise<T>) => Promise<T> {
  const around = new AsyncLocalStorage<{ isRunning: boolean }>();
  return (work) => {
    if (around.getStore()?.isRunning === true)
      return Promise.reject(new Error('A transaction was begun inside another: pass on its tx instead.'));
    const turn = { isRunning: true };
    return around.run(turn, () =>
      inTurn(file, async () => {
        try {
          return await db.transaction().execute(work);
        } finally {
          turn.isRunning = false;
        }
      }),
    );
  };
}

async function inTransaction<T>(open: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  const counters = new Counters(open);
  const result = await work(writesOf(open, counters));
  await counters.flush();
  return result;
}

/** The last transaction of this process on each file. */
const lastTurns = new Map<string, Promise<unknown>>();

/** SQLite waits for another connection of this process without letting it work: stores of one file take turns instead. */
function inTurn<T>(file: string, work: () => Promise<T>): Promise<T> {
  const mine = (lastTurns.get(file) ?? Promise.resolve()).then(work);
  lastTurns.set(
    file,
    mine.catch(() => undefined),
  );
  return mine;
}

function readsOf(db: Db, counters: Counters): Reads {
  return {
    messages: messageReads(db),
    conversations: conversationReads(db, counters),
    replies: replyReads(db, counters),
    notes: noteReads(db),
    followUps: followUpReads(db),
    surveys: surveyReads(db),
    handovers: handoverReads(db),
    contactLinks: contactLinkReads(db),
    events: eventReads(db),
    streams: streamReads(db),
    accounts: accountReads(db),
    claims: claimReads(db),
    pauses: pauseReads(db),
    plans: planReads(db),
    learning: learningReads(db),
    pulse: pulseReads(db),
    ruleActs: ruleActReads(db),
    alerts: alertReads(db),
    report: reportReads(db),
    answerUses: answerUseReads(db),
  };
}

function writesOf(db: Db, counters: Counters): Tx {
  const reads = readsOf(db, counters);
  return {
    messages: { ...reads.messages, ...messageWrites(db) },
    conversations: { ...reads.conversations, ...conversationWrites(db, counters) },
    replies: { ...reads.replies, ...replyWrites(db, counters) },
    notes: { ...reads.notes, ...noteWrites(db) },
    followUps: { ...reads.followUps, ...followUpWrites(db) },
    surveys: { ...reads.surveys, ...surveyWrites(db) },
    handovers: { ...reads.handovers, ...handoverWrites(db) },
    contactLinks: { ...reads.contactLinks, ...contactLinkWrites(db) },
    events: { ...reads.events, ...eventWrites(db) },
    streams: { ...reads.streams, ...streamWrites(db) },
    accounts: { ...reads.accounts, ...accountWrites(db) },
    claims: { ...reads.claims, ...claimWrites(db) },
    pauses: { ...reads.pauses, ...pauseWrites(db) },
    plans: { ...reads.plans, ...planWrites(db) },
    learning: { ...reads.learning, ...learningWrites(db) },
    pulse: reads.pulse,
    ruleActs: { ...reads.ruleActs, ...ruleActWrites(db) },
    alerts: { ...reads.alerts, ...alertWrites(db) },
    report: reads.report,
    answerUses: reads.answerUses,
  };
}
