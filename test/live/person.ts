/** People on the live network, by plain calls to its servers: what they see is not seen through the code under test. */

export interface StrongReference {
  readonly uri: string;
  readonly cid: string;
}

export interface Said {
  readonly reply?: { readonly root: StrongReference; readonly parent: StrongReference };
  readonly quote?: StrongReference;
  readonly mention?: Person;
}

/** A post as a reader of the thread sees it. */
export interface SeenPost {
  readonly uri: string;
  readonly author: { readonly did: string };
  readonly record: { readonly text: string; readonly reply?: { root: StrongReference; parent: StrongReference } };
}

interface ProfileView {
  readonly associated?: { readonly chat?: { readonly allowIncoming: string } };
  readonly viewer?: { readonly followedBy?: string };
}

interface ThreadView {
  readonly replies?: readonly { readonly post: SeenPost }[];
}

export class Person {
  readonly pds: string;
  readonly handle: string;
  readonly did: string;
  readonly #token: string;

  private constructor(pds: string, account: { handle: string; did: string; accessJwt: string }) {
    this.pds = pds;
    this.handle = account.handle;
    this.did = account.did;
    this.#token = account.accessJwt;
  }

  static async join(pds: string, name: string): Promise<Person> {
    const account = { handle: `${name}.test`, email: `${name}@example.com`, password: `password-of-${name}` };
    return new Person(pds, await call(`${pds}/xrpc/com.atproto.server.createAccount`, { body: account }));
  }

  /** One that reaches chats is what the box "allow access to your direct messages" makes. */
  async appPassword({ reachesChats = false } = {}): Promise<string> {
    const wish = { name: reachesChats ? 'with chats' : 'plain', privileged: reachesChats };
    return (await this.#write<{ password: string }>('com.atproto.server.createAppPassword', wish)).password;
  }

  async post(text: string, { reply, quote, mention }: Said = {}): Promise<StrongReference> {
    const byteStart = mention ? Buffer.byteLength(text.slice(0, text.indexOf(`@${mention.handle}`))) : 0;
    const byteEnd = byteStart + Buffer.byteLength(`@${mention?.handle}`);
    const feature = { $type: 'app.bsky.richtext.facet#mention', did: mention?.did };
    const record = {
      $type: 'app.bsky.feed.post',
      text,
      createdAt: new Date().toISOString(),
      ...(reply ? { reply } : {}),
      ...(quote ? { embed: { $type: 'app.bsky.embed.record', record: quote } } : {}),
      ...(mention ? { facets: [{ index: { byteStart, byteEnd }, features: [feature] }] } : {}),
    };
    const address = { repo: this.did, collection: 'app.bsky.feed.post' };
    const { uri, cid } = await this.#write<StrongReference>('com.atproto.repo.createRecord', { ...address, record });
    return { uri, cid };
  }

  async remove({ uri }: StrongReference): Promise<void> {
    const rkey = uri.split('/').at(-1);
    await this.#write('com.atproto.repo.deleteRecord', { repo: this.did, collection: 'app.bsky.feed.post', rkey });
  }

  /** Puts other words in the place of a post; no app does it, but the network lets it. */
  async rewrite({ uri }: StrongReference, text: string): Promise<void> {
    const record = { $type: 'app.bsky.feed.post', text, createdAt: new Date().toISOString() };
    await this.#put('app.bsky.feed.post', uri.split('/').at(-1) ?? '', record);
  }

  /** Lets nobody reply to this post. */
  async close({ uri }: StrongReference): Promise<void> {
    const record = { $type: 'app.bsky.feed.threadgate', post: uri, allow: [], createdAt: new Date().toISOString() };
    await this.#put('app.bsky.feed.threadgate', uri.split('/').at(-1) ?? '', record);
  }

  async follow(person: Person): Promise<void> {
    const record = { $type: 'app.bsky.graph.follow', subject: person.did, createdAt: new Date().toISOString() };
    await this.#write('com.atproto.repo.createRecord', { repo: this.did, collection: 'app.bsky.graph.follow', record });
  }

  /** From whom this person takes private messages. */
  async takeChats(allowIncoming: 'all' | 'following' | 'none'): Promise<void> {
    await this.#put('chat.bsky.actor.declaration', 'self', { $type: 'chat.bsky.actor.declaration', allowIncoming });
  }

  /** Says it in the chat of the two, as in the app; returns the chat's id and the message's. */
  async whisper(person: Person, text: string): Promise<{ chat: string; message: string }> {
    const { convo } = await this.#read<{ convo: { id: string } }>('chat.bsky.convo.getConvoForMembers', {
      members: person.did,
    });
    const said = { convoId: convo.id, message: { text } };
    const { id } = await this.#write<{ id: string }>('chat.bsky.convo.sendMessage', said);
    return { chat: convo.id, message: id };
  }

  /** What stands in a chat, oldest first: who said what. */
  async chat(id: string): Promise<readonly { readonly did: string; readonly text: string }[]> {
    const { messages } = await this.#read<{ messages: { text: string; sender: { did: string } }[] }>(
      'chat.bsky.convo.getMessages',
      { convoId: id },
    );
    return messages.map(({ text, sender }) => ({ did: sender.did, text })).reverse();
  }

  /** All chats of this person. */
  async chats(): Promise<readonly string[]> {
    const { convos } = await this.#read<{ convos: { id: string }[] }>('chat.bsky.convo.listConvos', {});
    return convos.map(({ id }) => id);
  }

  async takeBack({ chat, message }: { chat: string; message: string }): Promise<void> {
    await this.#write('chat.bsky.convo.deleteMessageForSelf', { convoId: chat, messageId: message });
  }

  /** A post as the index shows it to this person, or null. */
  async sees({ uri }: StrongReference): Promise<{ cid: string; viewer: { replyDisabled?: boolean } } | null> {
    const query = { uris: uri };
    const { posts } = await this.#read<{ posts: { cid: string; viewer: object }[] }>('app.bsky.feed.getPosts', query);
    return posts[0] ?? null;
  }

  /** What this person is told of another. */
  async knows(person: Person): Promise<{ takes: string | null; isFollower: boolean }> {
    const query = { actor: person.did };
    const profile = await this.#read<ProfileView>('app.bsky.actor.getProfile', query);
    const takes = profile.associated?.chat?.allowIncoming ?? null;
    return { takes, isFollower: profile.viewer?.followedBy !== undefined };
  }

  /** Direct replies to a post, as this person sees the thread. */
  async repliesTo({ uri }: StrongReference): Promise<readonly SeenPost[]> {
    const seen = await this.#read<{ thread: ThreadView }>('app.bsky.feed.getPostThread', { uri, depth: '1' });
    return (seen.thread.replies ?? []).map((one) => one.post);
  }

  /** Whether the network's index knows this person yet: what is said to the unknown is not told to them. */
  async isKnown(): Promise<boolean> {
    return this.#read('app.bsky.actor.getProfile', { actor: this.did }).then(
      () => true,
      () => false,
    );
  }

  /**
   * Posts and waits until the index has it. The index works on several repositories at once: an answer that overtakes
   * what it answers is told to nobody.
   */
  async postSeen(text: string, said: Said = {}): Promise<StrongReference> {
    const post = await this.post(text, said);
    const isSeen = async () =>
      (await this.#read<{ posts: unknown[] }>('app.bsky.feed.getPosts', { uris: post.uri })).posts.length === 1;
    await until(isSeen, `"${text}" is indexed`);
    return post;
  }

  /** How many notifications of these kinds wait for this person. */
  async notified(...reasons: readonly string[]): Promise<number> {
    const seen = await this.#read<{ notifications: { reason: string }[] }>(
      'app.bsky.notification.listNotifications',
      {},
    );
    return seen.notifications.filter((one) => reasons.includes(one.reason)).length;
  }

  /** The texts of all posts in this person's own repository: the truth, without the delay of an index. */
  async posts(): Promise<readonly string[]> {
    const query = { repo: this.did, collection: 'app.bsky.feed.post', limit: '100' };
    const seen = await this.#read<{ records: { value: { text: string } }[] }>('com.atproto.repo.listRecords', query);
    return seen.records.map((one) => one.value.text);
  }

  #put(collection: string, rkey: string, record: object): Promise<unknown> {
    return this.#write('com.atproto.repo.putRecord', { repo: this.did, collection, rkey, record });
  }

  #write<T>(nsid: string, body: object): Promise<T> {
    return call(`${this.pds}/xrpc/${nsid}`, { body, token: this.#token });
  }

  #read<T>(nsid: string, query: Record<string, string>): Promise<T> {
    return call(`${this.pds}/xrpc/${nsid}?${new URLSearchParams(query)}`, { token: this.#token });
  }
}

/** Asks again until it is so; the network's index runs behind its repositories. */
export async function until(isSo: () => Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

async function call<T>(url: string, { body, token }: { body?: object; token?: string }): Promise<T> {
  const headers = new Headers({ 'content-type': 'application/json' });
  if (token) headers.set('authorization', `Bearer ${token}`);
  if (url.includes('/xrpc/chat.bsky.convo.')) headers.set('atproto-proxy', 'did:web:api.bsky.chat#bsky_chat');
  const answer = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${new URL(url).pathname} answered ${answer.status}: ${text}`);
  return JSON.parse(text);
}
