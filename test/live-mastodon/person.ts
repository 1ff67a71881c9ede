/** People on the server, by plain calls: what they see is not seen through the code under test. */
import { z } from 'zod';

const statusShape = z.object({
  id: z.string(),
  uri: z.string(),
  content: z.string(),
  visibility: z.string(),
  in_reply_to_id: z.string().nullable(),
  account: z.object({ acct: z.string() }),
});

export type SeenStatus = z.infer<typeof statusShape>;

const told = z.array(z.object({ type: z.string(), status: statusShape.nullish() }));

export class Person {
  readonly acct: string;
  readonly token: string;
  readonly #server: string;

  private constructor(server: string, acct: string, token: string) {
    this.#server = server;
    this.acct = acct;
    this.token = token;
  }

  /** A token by the server's own short way. */
  static async signIn(server: string, name: string, password: string): Promise<Person> {
    const body = new URLSearchParams({ login: name, passwd: password });
    const answer = await fetch(`${server}/oauth/x-snac-get-token`, { method: 'POST', body });
    const token = /[0-9a-f]{32,64}/.exec(await answer.text())?.[0];
    if (token === undefined) throw new Error(`${name} got no token (${answer.status})`);
    return new Person(server, `${name}@localhost`, token);
  }

  /** Says yes in the browser: the login page's form, as a person would send it. Returns where the browser is led. */
  static async sayYes(page: string, name: string, password: string): Promise<string> {
    const form = await (await fetch(page)).text();
    const hidden = [...form.matchAll(/name="(redir|cid|state)" value="([^"]*)"/g)].map(([, key, value]) => [
      key,
      value,
    ]);
    const action = /action="([^"]+)"/.exec(form)?.[1];
    if (action === undefined) throw new Error(`no login form at ${page}: ${form}`);
    const body = new URLSearchParams({ ...Object.fromEntries(hidden), login: name, passwd: password });
    const answer = await fetch(action, { method: 'POST', body, redirect: 'manual' });
    return answer.headers.get('location') ?? '';
  }

  async post(status: string, visibility: 'public' | 'direct' = 'public'): Promise<SeenStatus> {
    return statusShape.parse(await this.#call('/api/v1/statuses', { status, visibility }));
  }

  /** What this person was told of, as far as it names them. */
  async mentions(): Promise<readonly SeenStatus[]> {
    const all = told.parse(await this.#call('/api/v1/notifications?limit=80'));
    return all.filter((one) => one.type === 'mention').flatMap((one) => one.status ?? []);
  }

  /** Answers below a status, as this person sees the thread. */
  async repliesTo(id: string): Promise<readonly SeenStatus[]> {
    const thread = z.object({ descendants: z.array(statusShape) });
    const { descendants } = thread.parse(await this.#call(`/api/v1/statuses/${id}/context`));
    return descendants.filter((one) => one.in_reply_to_id === id);
  }

  /** Everything this person wrote, private answers included. */
  async written(): Promise<readonly SeenStatus[]> {
    const home = z.array(statusShape).parse(await this.#call('/api/v1/timelines/home?limit=100'));
    return home.filter((one) => one.account.acct === this.acct);
  }

  async #call(path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${this.#server}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  }
}

/** What a stranger without any login gets at a status's address as ActivityPub; empty where it is not shown. */
export async function seenByStranger(uri: string): Promise<string> {
  const answer = await fetch(uri, { headers: { accept: 'application/activity+json' } });
  const isNote = /json/.test(answer.headers.get('content-type') ?? '');
  return isNote ? await answer.text() : '';
}
