import http from 'node:http';
import net from 'node:net';

/**
 * An agent that says `https:` and opens a plain connection to a loopback server. twitter-api-v2 always calls
 * https://api.x.com; handed this as `httpAgent` it talks to a test server, with the path, the body and the signature of
 * the real address.
 */
export class LoopbackAgent extends http.Agent {
  readonly protocol = 'https:';
  readonly defaultPort = 443;
  readonly #host: string;
  readonly #port: number;

  constructor(serverUrl: string) {
    super({ keepAlive: false });
    const { hostname, port } = new URL(serverUrl);
    this.#host = hostname;
    this.#port = Number(port);
  }

  override createConnection(): net.Socket {
    return net.connect({ host: this.#host, port: this.#port });
  }
}
