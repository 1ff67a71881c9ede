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

  async appPassword(): Promise<string> {
    const made = await this.#write<{ password: string }>('com.atproto.server.createAppPassword', { name: 'kuulo' });
    return made.password;
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
  const answer = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${new URL(url).pathname} answered ${answer.status}: ${text}`);
  return JSON.parse(text);
}
