/**
 * One thing an account listens to. `comments` are those under its own posts, `messages` its private chats (both sides of
 * them), `own` its own outgoing posts, always heard.
 */
export type Stream =
  | { readonly kind: 'mentions' }
  | { readonly kind: 'comments' }
  | { readonly kind: 'messages' }
  | { readonly kind: 'own' }
  | { readonly kind: 'search'; readonly query: string }
  | { readonly kind: 'hashtag'; readonly tag: string };

/** What a look at earlier messages goes by beside the streams; it has no cursor and is never stale. */
export const CHANGES = 'changes';

export type StreamKind = Stream['kind'];

/** The stream's name in the store, in reports and on screen. */
export function streamName(stream: Stream): string {
  switch (stream.kind) {
    case 'mentions':
    case 'comments':
    case 'messages':
    case 'own':
      return stream.kind;
    case 'search':
      return `search:${stream.query}`;
    case 'hashtag':
      return `hashtag:${stream.tag}`;
    default:
      return stream satisfies never;
  }
}
