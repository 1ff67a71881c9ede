import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A real SMTP server on loopback that keeps what it takes. */
export interface MailBox {
  readonly port: number;
  readonly mails: ParsedMail[];
  /** Each e-mail as it came, byte for byte. */
  readonly raw: string[];
  end(): Promise<void>;
}

/** Opens one; `options` spoil it or make it ask for a login. */
export async function openMailBox(options: SMTPServerOptions = {}): Promise<MailBox> {
  const mails: ParsedMail[] = [];
  const raw: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    // its own certificate is one that everybody has
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      void (async () => {
        const bytes = Buffer.concat(await stream.toArray());
        raw.push(bytes.toString('latin1'));
        mails.push(await simpleParser(bytes));
        done();
      })();
    },
    ...options,
  });
  // a client that breaks off is no failure of the test
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  return { port, mails, raw, end: () => new Promise((resolve) => server.close(() => resolve())) };
}
