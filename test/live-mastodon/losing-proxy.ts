/** A line that can break at the worst moment: the server has done it, and its answer is lost on the way back. */
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface LosingProxy {
  readonly url: string;
  /** How many calls that write have reached the server. */
  readonly writes: number;
  /** The answer to the next call that writes is lost. */
  loseNext(): void;
  close(): Promise<void>;
}

/** Starts one on loopback before `target`, which sees its own name in `host`. */
export async function startLosingProxy(target: string): Promise<LosingProxy> {
  const { host, hostname, port } = new URL(target);
  let losses = 0;
  let writes = 0;
  const server = http.createServer(async (call, answer) => {
    const isWrite = call.method === 'POST' && call.url === '/api/v1/statuses';
    const isLost = isWrite && losses > 0;
    if (isLost) losses -= 1;
    const headers = { ...call.headers, host };
    // No kept connections: this server closes them without a word.
    const onward = http.request({
      hostname,
      port: port || 80,
      path: call.url,
      method: call.method,
      headers,
      agent: false,
    });
    onward.once('error', () => answer.destroy());
    call.pipe(onward);
    onward.once('response', async (back) => {
      if (isWrite) writes += 1;
      if (!isLost) {
        back.pipe(answer.writeHead(back.statusCode ?? 502, back.headers));
        return;
      }
      // Only when the server has said everything is it lost.
      await once(back.resume(), 'end');
      answer.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get writes() {
      return writes;
    },
    loseNext() {
      losses += 1;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
