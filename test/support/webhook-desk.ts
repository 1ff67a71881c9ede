import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const NOTICE = z.object({
  text: z.string(),
  isTest: z.boolean(),
  alerts: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      subject: z.string(),
      conversation: z.int().nullable(),
      isPressing: z.boolean(),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
});

/** What a webhook got. */
interface Notice {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly said: z.output<typeof NOTICE>;
}

/** A real HTTP server that takes notices. */
export interface WebhookDesk {
  readonly url: string;
  readonly notices: Notice[];
  /** What it answers: a status, a redirect, or nothing ever. */
  answer: number | 'redirect' | 'hang';
  end(): Promise<void>;
}

/** Opens one on loopback. */
export async function openWebhookDesk(): Promise<WebhookDesk> {
  const notices: Notice[] = [];
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString('utf8');
    if (body !== '') notices.push({ headers: request.headers, body, said: NOTICE.parse(JSON.parse(body)) });
    if (desk.answer === 'hang') return;
    if (desk.answer === 'redirect') response.writeHead(307, { location: `${desk.url}elsewhere` });
    else response.writeHead(desk.answer);
    response.end('no');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const desk: WebhookDesk = {
    url: `http://127.0.0.1:${port}/`,
    notices,
    answer: 200,
    end: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return desk;
}
