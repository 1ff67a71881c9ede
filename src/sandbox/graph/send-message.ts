import type { Json } from '../../domain/message.ts';
import type { RateWindow } from '../rate-window.ts';
import type { Person, PlatformName, Post, World } from '../world.ts';
import type { Parameters } from './call.ts';
import { WINDOW_MS } from './chats.ts';
import { GraphProblem, invalidParameter, missingObject } from './problem.ts';

/** What differs between Messenger and Instagram messaging. */
export interface SendRules {
  readonly platform: PlatformName;
  /** The words and numbers of a text that is too long, or null. */
  tooLong(text: string): GraphProblem | null;
  /** 2018278 on Messenger, 2534022 on Instagram. */
  readonly outsideSubcode: number;
  noSuchPerson(): GraphProblem;
  /** What somebody said in public under what is the brand's, where a private reply can be asked for. */
  saidInPublic(id: string): Post | null;
  /** For a comment that is older than 7 days. */
  tooOldForPrivateReply(): GraphProblem;
  /** Counts private replies: 750 an hour. */
  readonly privateReplies: RateWindow;
}

const HUMAN_AGENT_MS = 7 * 86_400_000;
/** How long after a comment its one private reply may be sent. */
export const PRIVATE_REPLY_MS = 7 * 86_400_000;
export const PRIVATE_REPLIES_PER_HOUR = 750;

/**
 * `POST /{account}/messages`, https://developers.facebook.com/docs/messenger-platform/reference/send-api: a message to
 * somebody who wrote (24 hours, 7 days with HUMAN_AGENT), or the one private reply to a comment (7 days).
 */
export function sendMessage(
  world: World,
  rules: SendRules,
  parameters: Parameters,
): { readonly recipient_id: string; readonly message_id: string } {
  const recipient = parameters.object('recipient');
  if (recipient === null) throw invalidParameter('The parameter recipient is required');
  const text = parameters.object('message')?.text;
  if (typeof text !== 'string' || text === '') {
    throw new GraphProblem(100, '(#100) Message cannot be empty, must provide valid attachment or text', {
      subcode: 2018034,
    });
  }
  const problem = rules.tooLong(text);
  if (problem !== null) throw problem;
  const publicId = recipient.comment_id ?? recipient.post_id;
  if (isId(publicId)) return send(world, text, privateReplyTarget(world, rules, String(publicId)));
  if (!isId(recipient.id)) throw invalidParameter('Param recipient must have an id or a comment_id');
  const person = world.person(rules.platform, String(recipient.id));
  if (person === null || person.isBrand) throw rules.noSuchPerson();
  return send(world, text, messageTarget(world, rules, { person, parameters }));
}

/** Ids of everything that already has its private reply, as reads show it. */
export function privatelyAnswered(posts: readonly Post[]): ReadonlySet<string> {
  const answered = posts.filter(({ byBrand, visibility }) => byBrand && visibility === 'private');
  return new Set(answered.map(({ inReplyTo }) => inReplyTo).filter((id) => id !== null));
}

interface Target {
  readonly person: Person;
  readonly inReplyTo: string;
}

function send(world: World, text: string, { person, inReplyTo }: Target): ReturnType<typeof sendMessage> {
  const author = world.brand(person.platform);
  const post = world.addPost({ author, text, visibility: 'private', to: person, inReplyTo });
  return { recipient_id: person.id, message_id: post.id };
}

function privateReplyTarget(world: World, rules: SendRules, id: string): Target {
  const post = rules.saidInPublic(id);
  if (post === null) throw missingObject(id, 'post');
  if (post.byBrand) throw new GraphProblem(10903, '(#10903) This user cannot reply to this activity');
  // also those that reads do not show yet
  if (privatelyAnswered(world.everything()).has(post.id)) {
    throw new GraphProblem(10900, '(#10900) Activity already replied to');
  }
  if (world.now() - post.createdAt > PRIVATE_REPLY_MS) throw rules.tooOldForPrivateReply();
  if (!rules.privateReplies.take().isAllowed) {
    throw new GraphProblem(613, '(#613) Calls to this api have exceeded the rate limit.');
  }
  return { person: post.author, inReplyTo: post.id };
}

function messageTarget(
  world: World,
  rules: SendRules,
  { person, parameters }: { readonly person: Person; readonly parameters: Parameters },
): Target {
  const isTagged = readTag(parameters);
  const last = world.chat(world.brand(rules.platform), person).findLast(({ author }) => author === person);
  const agoMs = last === undefined ? Number.POSITIVE_INFINITY : world.now() - last.createdAt;
  if (last === undefined || agoMs > (isTagged ? HUMAN_AGENT_MS : WINDOW_MS)) {
    throw new GraphProblem(10, '(#10) This message is sent outside of allowed window.', {
      subcode: rules.outsideSubcode,
    });
  }
  return { person, inReplyTo: last.id };
}

/** True with HUMAN_AGENT, which the sandbox's app is approved for; the other tags ended on 2026-04-27. */
function readTag(parameters: Parameters): boolean {
  const type = parameters.text('messaging_type') ?? 'RESPONSE';
  const tag = parameters.text('tag');
  if (type === 'MESSAGE_TAG') {
    if (tag === 'HUMAN_AGENT') return true;
    throw invalidParameter(`Param tag must be one of {HUMAN_AGENT}, not ${tag ?? 'missing'}`);
  }
  if (tag !== null) throw invalidParameter('Param tag needs messaging_type MESSAGE_TAG');
  if (type === 'RESPONSE' || type === 'UPDATE') return false;
  throw invalidParameter('Param messaging_type must be one of {RESPONSE, UPDATE, MESSAGE_TAG}');
}

function isId(value: Json | undefined): value is string | number {
  return (typeof value === 'string' && value !== '') || typeof value === 'number';
}
