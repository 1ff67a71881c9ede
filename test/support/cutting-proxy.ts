import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** Where and how the answer ends. `fin` closes the connection in order, `reset` breaks it; `silence` never answers. */
export const CUTS = [
  'nothing, then fin',
  'nothing, then reset',
  'half the head, then fin',
  'half the head, then reset',
  'half the body, then fin',
  'half the body, then reset',
  'a length that is too long',
  'a length that is too short',
  'silence',
] as const;
export type Cut = (typeof CUTS)[number];

/** A TCP server before another one; it hands everything on but the answer that it cuts. */
export interface CuttingProxy {
  readonly url: string;
  /** The next request that begins like this (`POST /x/2/tweets`) is carried out, and its answer cut. */
  cutNext(match: string, cut: Cut): void;
  /** How many answers were cut. */
  cutCount(): number;
  close(): Promise<void>;
}

/** Starts one on loopback before a server that answers HTTP/1.1 with a Content-Length. */
export async function startCuttingProxy(target: string): Promise<CuttingProxy> {
  const { port, hostname } = new URL(target);
  const armed: { match: string; cut: Cut }[] = [];
  const open = new Set<Socket>();
  let count = 0;
  const server = createServer((client) => {
    const platform = connect(Number(port), hostname);
    let cut: Cut | null = null;
    let answer = Buffer.alloc(0);
    for (const socket of [client, platform]) {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
      // the other side went away; so do we
      socket.on('error', () => socket.destroy());
    }
    client.on('data', (bytes) => {
      const begins = bytes.subarray(0, 200).toString('latin1');
      const index = armed.findIndex(({ match }) => begins.startsWith(match));
      if (index >= 0) cut = armed.splice(index, 1)[0]?.cut ?? null;
      platform.write(bytes);
    });
    platform.on('data', (bytes) => {
      if (cut === null) return void client.write(bytes);
      answer = Buffer.concat([answer, bytes]);
      if (!isWhole(answer)) return;
      // by now it has been carried out
      count += 1;
      end(client, { answer, cut });
      platform.destroy();
    });
    client.on('close', () => platform.destroy());
    platform.on('close', () => {
      if (cut === null) client.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    cutNext: (match, cut) => void armed.push({ match, cut }),
    cutCount: () => count,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

function isWhole(answer: Buffer): boolean {
  const headLength = answer.indexOf('\r\n\r\n') + 4;
  const length = /\r\ncontent-length: (\d+)/i.exec(answer.subarray(0, headLength).toString('latin1'))?.[1];
  return headLength >= 4 && length !== undefined && answer.length >= headLength + Number(length);
}

function end(client: Socket, { answer, cut }: { answer: Buffer; cut: Cut }): void {
  const headLength = answer.indexOf('\r\n\r\n') + 4;
  const halfHead = answer.subarray(0, Math.floor(headLength / 2));
  const halfBody = answer.subarray(0, Math.floor((headLength + answer.length) / 2));
  switch (cut) {
    case 'nothing, then fin':
      return void client.end();
    case 'nothing, then reset':
      return void client.resetAndDestroy();
    case 'half the head, then fin':
      return void client.end(halfHead);
    case 'half the head, then reset':
      return void client.write(halfHead, () => client.resetAndDestroy());
    case 'half the body, then fin':
      return void client.end(halfBody);
    case 'half the body, then reset':
      return void client.write(halfBody, () => client.resetAndDestroy());
    case 'a length that is too long':
      return void client.end(withLength(answer, (length) => length + 64));
    case 'a length that is too short':
      return void client.end(withLength(answer, (length) => Math.floor(length / 2)));
    case 'silence':
      return;
    default:
      cut satisfies never;
  }
}

function withLength(answer: Buffer, change: (length: number) => number): Buffer {
  const text = answer.toString('latin1');
  const changed = text.replace(
    /(\r\ncontent-length: )(\d+)/i,
    (_all, name, length) => `${name}${change(Number(length))}`,
  );
  return Buffer.from(changed, 'latin1');
}
