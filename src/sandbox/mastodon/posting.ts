import type { Visibility } from '../../domain/message.ts';
import type { SandboxRequest } from '../dialect.ts';
import type { Post, World } from '../world.ts';
import { countCharacters, renderContent } from './content.ts';

/** Made or given back, or refused with Mastodon's own status and words. */
type Posted = { readonly post: Post } | { readonly status: number; readonly error: string };

const CHARACTERS_MAX = 500;
/** How long a server remembers an `Idempotency-Key`. */
const KEY_AGE_MS = 3_600_000;
const VISIBILITIES = ['public', 'unlisted', 'private', 'direct'];

/** Writes statuses of the brand (https://docs.joinmastodon.org/methods/statuses/#create). */
export interface StatusWriter {
  post(request: SandboxRequest): Posted;
}

/** A writer that remembers keys for an hour of the sandbox's clock. */
export function createStatusWriter(world: World): StatusWriter {
  const keys = new Map<string, { post: Post; at: number }>();
  return {
    post(request) {
      const key = request.headers['idempotency-key'];
      const before = typeof key === 'string' ? keys.get(key) : undefined;
      if (before !== undefined && world.now() - before.at < KEY_AGE_MS) return { post: before.post };
      const form = readForm(request);
      if (form === null) return { status: 400, error: 'The request could not be read' };
      const posted = create(world, form);
      if ('post' in posted && typeof key === 'string') keys.set(key, { post: posted.post, at: world.now() });
      return posted;
    },
  };
}

type Form = Readonly<Record<string, unknown>>;

function create(world: World, form: Form): Posted {
  const source = field(form, 'status') ?? '';
  const spoiler = field(form, 'spoiler_text') ?? '';
  const written = field(form, 'visibility') ?? 'public';
  const parentId = field(form, 'in_reply_to_id');
  const quotedId = field(form, 'quoted_status_id');
  if (source.trim() === '') return invalid("Text can't be blank");
  if (countCharacters(source) + countCharacters(spoiler) > CHARACTERS_MAX) {
    return invalid(`Text character limit of ${CHARACTERS_MAX} exceeded`);
  }
  if (!VISIBILITIES.includes(written)) return invalid('Visibility is not included in the list');
  if (parentId !== null && world.find('mastodon', parentId) === null) {
    return { status: 422, error: 'The post you are trying to reply to does not appear to exist.' };
  }
  if (quotedId !== null && world.find('mastodon', quotedId) === null) return invalid('Quoted status is not available');
  const visibility: Visibility = written === 'direct' || written === 'private' ? 'private' : 'public';
  const post = world.addPost({
    author: world.brand('mastodon'),
    text: renderContent(world, source, '').plain,
    inReplyTo: parentId,
    quotes: quotedId,
    visibility,
    language: field(form, 'language'),
    extras: {
      source,
      spoiler,
      visibility: written,
      sensitive: form.sensitive === true || form.sensitive === 'true',
    },
  });
  return { post };
}

function invalid(words: string): Posted {
  return { status: 422, error: `Validation failed: ${words}` };
}

/** JSON or a form, as clients like. */
function readForm(request: SandboxRequest): Form | null {
  const type = request.headers['content-type'] ?? '';
  const text = request.body.toString('utf8');
  if (!type.includes('json')) return Object.fromEntries(new URLSearchParams(text));
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' ? { ...value } : null;
  } catch {
    return null;
  }
}

function field(form: Form, name: string): string | null {
  const value = form[name];
  return typeof value === 'string' && value !== '' ? value : null;
}
