import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import { z } from 'zod';

/** A Mastodon server before the sandbox's that takes every answer at once and knows no limits. */
export interface InstantMastodon {
  readonly url: string;
  readonly posts: number;
  close(): Promise<void>;
}

const noticesShape = z.array(z.looseObject({ status: z.looseObject({ id: z.string() }).nullish() }));

/** Starts one on loopback. What it hands on from the sandbox it remembers: looks at those statuses are answered by itself. */
export async function startInstantMastodon(target: string): Promise<InstantMastodon> {
  const statuses = new Map<string, object>();
  let posts = 0;
  const server = createServer(async (call, answer) => {
    const path = call.url ?? '';
    const tell = (body: unknown): void => {
      answer.writeHead(200, { 'content-type': 'application/json' });
      answer.end(JSON.stringify(body));
    };
    const [, id = '', isContext] = /^\/mastodon\/api\/v1\/statuses\/(\d+)(\/context)?$/.exec(path) ?? [];
    if (isContext) return tell({ ancestors: [], descendants: [] });
    if (call.method === 'GET' && statuses.has(id)) return tell(statuses.get(id));
    if (call.method === 'POST' && path === '/mastodon/api/v1/statuses') {
      const fields = new URLSearchParams(await bodyOf(call));
      posts += 1;
      const example = statuses.get(fields.get('in_reply_to_id') ?? '') ?? statuses.values().next().value ?? {};
      const created = { id: String(9_000_000_000 + posts), created_at: new Date().toISOString() };
      return tell({ ...example, ...created, in_reply_to_id: fields.get('in_reply_to_id') });
    }
    const body = await bodyOf(call);
    const onward = request(`${target}${path}`, { method: call.method, headers: call.headers, agent: false });
    onward.on('response', async (back) => {
      const text = await bodyOf(back);
      if (path.includes('/notifications')) remember(text, statuses);
      answer.writeHead(back.statusCode ?? 502, back.headers);
      answer.end(text);
    });
    onward.on('error', () => answer.destroy());
    onward.end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    get posts() {
      return posts;
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function remember(text: string, statuses: Map<string, object>): void {
  const read = noticesShape.safeParse(JSON.parse(text));
  for (const { status } of read.data ?? []) if (status) statuses.set(status.id, status);
}

async function bodyOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
