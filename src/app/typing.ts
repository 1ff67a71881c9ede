import { ProblemError } from '../domain/problem.ts';
import type { Reply, ReplyStatus } from '../domain/reply.ts';
import type { EditedText, Recovered, Typing } from '../domain/typing.ts';
import { draft, edit } from '../journey/draft.ts';
import type { TypedText, TypingFiles } from '../store/store.ts';
import type { Parts } from './parts.ts';
import { draftNeeds } from './replying.ts';

/** Keeps what is being typed where a crash does not reach it, and makes drafts of what was cut short. */
export function typingMethods(parts: Parts) {
  let files: TypingFiles | null = null;
  const { operator, stateFolder } = parts.config;
  const inFiles = <T>(work: (files: TypingFiles) => T): T => {
    if (files === null) throw new Error('recoverTyping opens the place where typing is kept, and comes first');
    try {
      return work(files);
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      throw new ProblemError('DATABASE_UNWRITABLE', { file: stateFolder, words });
    }
  };
  const byMe = (typing: Typing): TypedText => ({ ...typing, operator: operator.name, at: parts.now() });
  return {
    keepTyping: (typing: Typing): void =>
      inFiles((to) => (typing.text.trim() === '' ? to.forget(typing) : to.keep(byMe(typing)))),
    editTyping: (typing: Typing): EditedText => inFiles((to) => to.edit(byMe(typing))),
    recoverTyping: async (): Promise<Recovered> => {
      files = await (await parts.store()).typing();
      const { folder } = files;
      const drafts: Reply[] = [];
      let unrecovered = 0;
      for (const { typed, forget } of files.orphans(operator.name)) {
        try {
          const reply = await asDraft(parts, typed);
          if (reply !== null) drafts.push(reply);
          forget();
        } catch (error) {
          // a conversation that is gone, a role that may not draft: the text itself stays
          if (!(error instanceof ProblemError)) throw error;
          unrecovered += 1;
        }
      }
      return { drafts, unrecovered, folder };
    },
  };
}

/** The draft that holds the text now; null where it was safe already. */
async function asDraft(parts: Parts, typed: TypedText): Promise<Reply | null> {
  const needs = await draftNeeds(parts);
  const { conversation, visibility, text } = typed;
  const mine = (await needs.store.read.replies.ofConversation(conversation)).filter(
    (one) => one.author === typed.operator && one.visibility === visibility && isOfThisTyping(typed, one),
  );
  if (mine.some((one) => one.text === text)) return null;
  // what somebody wrote since, here or elsewhere, is never written over
  const begun = mine.findLast((one) => UNFINISHED.includes(one.status) && isUntouched(typed, one));
  if (begun !== undefined) return await edit(needs, { reply: begun.id, text, isUnfinished: true });
  const how = { isConfirmed: true, isAdditional: false, isUnfinished: true, sendAt: null };
  return await draft(needs, { conversation, text, visibility, ...how });
}

const UNFINISHED: readonly ReplyStatus[] = ['draft', 'rejected'];

/** The draft that the typing went on with, or one whose first save had no time to be noted. */
function isOfThisTyping({ reply, at }: TypedText, one: Reply): boolean {
  return one.id === reply || (reply === null && one.createdAt >= at - FIRST_SAVE_MS);
}

/** Nothing is lost by writing over it: it is what the text goes on from, or the text of an earlier key. */
function isUntouched({ reply, text, at }: TypedText, one: Reply): boolean {
  return (one.id === reply && one.updatedAt <= at) || text.startsWith(one.text);
}

/** A first save is noted as soon as it is done; within this time it may not have been. */
const FIRST_SAVE_MS = 60_000;
