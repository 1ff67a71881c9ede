import type { Visibility } from '../../domain/message.ts';
import type { SandboxRequest } from '../dialect.ts';
import type { Person, Post, World } from '../world.ts';
import { countCharacters, renderContent } from './content.ts';
import { type Form, field, readForm } from './form.ts';
import { findSeen } from './visibility.ts';

/** Made or given back, or refused with Mastodon's own status and words. */
type Posted = { readonly post: Post } | { readonly status: number; readonly error: string };

const CHARACTERS_MAX = 500;
/** How long a server remembers an `Idempotency-Key`. */
const KEY_AGE_MS = 3_600_000;
const VISIBILITIES = ['public', 'unlisted', 'private', 'direct'];

/** Writes statuses of the brand (https://docs.joinmastodon.org/methods/statuses/#create). */
export interface StatusWriter {
  post(request: SandboxRequest): Posted;
  /** Changes an own status (https://docs.joinmastodon.org/methods/statuses/#edit). */
  edit(post: Post, request: SandboxRequest): Posted;
}

/** A writer that remembers keys for an hour of the sandbox's clock. */
export function createStatusWriter(world: World): StatusWriter {
  const keys = new Map<string, { post: Post; at: number }>();
  return {
    post(request) {
      const key = request.headers['idempotency-key'];
      const before = typeof key === 'string' ? keys.get(key) : undefined;
      if (before !== undefined && world.now() - before.at < KEY_AGE_MS) return again(world, before.post);
      const form = readForm(request);
      if (form === null) return UNREADABLE;
      const posted = create(world, form);
      if ('post' in posted && typeof key === 'string') keys.set(key, { post: posted.post, at: world.now() });
      return posted;
    },
    edit(post, request) {
      const form = readForm(request);
      return form === null ? UNREADABLE : change(world, post, form);
    },
  };
}

const NOT_FOUND: Posted = { status: 404, error: 'Record not found' };
const UNREADABLE: Posted = { status: 400, error: 'The request could not be read' };

/** The first status as it is now. Reads may not show it yet; deleted, it is not found. */
function again(world: World, post: Post): Posted {
  const now = world.find('mastodon', post.id);
  if (now !== null) return { post: now };
  return post.visibleAt > world.now() ? { post } : NOT_FOUND;
}

function create(world: World, form: Form): Posted {
  const source = field(form, 'status') ?? '';
  const spoiler = field(form, 'spoiler_text') ?? '';
  const written = field(form, 'visibility') ?? 'public';
  const parentId = field(form, 'in_reply_to_id');
  const quotedId = field(form, 'quoted_status_id');
  const problem = textProblem(source, spoiler);
  if (problem !== null) return invalid(problem);
  if (!VISIBILITIES.includes(written)) return invalid('Visibility is not included in the list');
  const parent = parentId === null ? null : findSeen(world, parentId);
  if (parentId !== null && parent === null) {
    return { status: 422, error: 'The post you are trying to reply to does not appear to exist.' };
  }
  if (quotedId !== null && findSeen(world, quotedId) === null) return invalid('Quoted status is not available');
  const visibility: Visibility = written === 'direct' || written === 'private' ? 'private' : 'public';
  const { plain, mentioned } = renderContent(world, source, '');
  const to = written === 'direct' ? receiver(mentioned, parent) : null;
  // nobody is told of a direct status that mentions nobody, so it answers nothing in the world
  const isHeard = written !== 'direct' || to !== null;
  const post = world.addPost({
    author: world.brand('mastodon'),
    text: plain,
    inReplyTo: isHeard ? parentId : null,
    quotes: quotedId,
    visibility,
    to,
    language: field(form, 'language'),
    extras: {
      source,
      spoiler,
      visibility: written,
      sensitive: form.sensitive === true || form.sensitive === 'true',
      ...(isHeard ? {} : { parentId }),
    },
  });
  return { post };
}

function change(world: World, post: Post, form: Form): Posted {
  const source = field(form, 'status') ?? '';
  const spoiler = field(form, 'spoiler_text') ?? '';
  const problem = textProblem(source, spoiler);
  if (problem !== null) return invalid(problem);
  post.extras.set('spoiler', spoiler);
  post.extras.set('source', source);
  const edited = world.edit(post, renderContent(world, source, '').plain);
  post.extras.set('sourceAt', edited.editedAt);
  return { post: edited };
}

/** Whom a direct status is for: whoever it answers, if mentioned, else the first one mentioned. */
function receiver(mentioned: readonly Person[], parent: Post | null): Person | null {
  const others = mentioned.filter((person) => !person.isBrand);
  return others.find((person) => person === parent?.author) ?? others[0] ?? null;
}

function textProblem(source: string, spoiler: string): string | null {
  if (source.trim() === '') return "Text can't be blank";
  if (countCharacters(source) + countCharacters(spoiler) <= CHARACTERS_MAX) return null;
  return `Text character limit of ${CHARACTERS_MAX} exceeded`;
}

function invalid(words: string): Posted {
  return { status: 422, error: `Validation failed: ${words}` };
}
