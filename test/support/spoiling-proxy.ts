import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

/** A server before another one: hands every call on, but for those that `spoil` answers itself. */
export interface SpoilingProxy {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts one on loopback. `spoil` returns true when it has taken the call; the call's body is unread then. */
export async function startSpoilingProxy(
  target: string,
  spoil: (call: IncomingMessage, answer: ServerResponse) => boolean,
): Promise<SpoilingProxy> {
  const server = createServer((call, answer) => {
    if (spoil(call, answer)) return;
    const onward = request(`${target}${call.url}`, { method: call.method, headers: call.headers, agent: false });
    onward.on('response', (back) => {
      answer.writeHead(back.statusCode ?? 502, back.headers);
      back.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    call.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
