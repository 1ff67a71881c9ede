import { randomUUID } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { safeLine, safeText } from '../domain/safe-text.ts';
import type { MailSettings } from '../domain/service-settings.ts';

/** The server that takes our e-mails, and how we log in there; without a user we do not. */
export interface MailServer extends MailSettings {
  readonly user: string | null;
  readonly password: string | null;
}

/** One plain e-mail to one person. Whatever strangers wrote may stand in it: it stays text. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** One that is known before (`newMessageId`), so that it can be looked for when nobody knows what became of it. */
  readonly messageId?: string;
  readonly attachments?: readonly { readonly filename: string; readonly content: string }[];
  /** A machine wrote it: out-of-office answers to it are not wanted (RFC 3834). */
  readonly isAutomatic?: boolean;
}

/** An e-mail that did not go, or of which nobody knows. */
export class MailError extends Error {
  /** True: the server had the text and never said whether it takes it. False: certainly not sent. */
  readonly isPerhapsSent: boolean;
  /** True: the server will say the same again; a person must change something. */
  readonly isFinal: boolean;

  constructor(words: string, told: { isPerhapsSent: boolean; isFinal: boolean }, options?: ErrorOptions) {
    super(words, options);
    this.name = 'MailError';
    this.isPerhapsSent = told.isPerhapsSent;
    this.isFinal = told.isFinal;
  }
}

const STEP_MS = 10_000;
const DEADLINE_MS = 40_000;
const SUBJECT_MAX = 200;
const FILENAME_MAX = 100;

/** A Message-ID that no other e-mail has, of the domain it comes from (RFC 5322 §3.6.4). */
export function newMessageId(server: Pick<MailSettings, 'from'>): string {
  return `<${randomUUID()}@${plainAddress(server.from).split('@')[1] ?? 'localhost'}>`;
}

/**
 * Hands an e-mail to the server; it is sent once the server has said that it takes it.
 * @throws {MailError} which tells what certainly was not sent from what may have been
 */
export async function sendMail(
  server: MailServer,
  mail: Mail,
  deadlineMs = DEADLINE_MS,
): Promise<{ messageId: string }> {
  const messageId = mail.messageId ?? newMessageId(server);
  const envelope = { from: plainAddress(server.from), to: [plainAddress(mail.to)] };
  const bytes = await composed(server, mail, messageId);
  let hasBegun = false;
  // nobody asks for the first byte before the server has said that it is ready for the text
  const source = new Readable({
    read() {
      hasBegun = true;
      this.push(bytes);
      this.push(null);
    },
  });
  try {
    await handedOver(server, { envelope, source, deadlineMs });
  } catch (error) {
    throw asMailError(error, hasBegun);
  }
  return { messageId };
}

/**
 * How the way to a server is made safe. Without TLS from the first byte STARTTLS is asked for where the server has it, and
 * demanded where a password is to go over it. To this very machine there is nobody between, and its certificate is seldom one.
 */
export function wayTo(server: MailServer): { secure: boolean; ignoreTLS: boolean; requireTLS: boolean } {
  const isHere = isLoopback(server.host);
  return {
    secure: server.isSecure,
    ignoreTLS: !server.isSecure && isHere,
    requireTLS: !server.isSecure && !isHere && server.user !== null,
  };
}

interface Handed {
  readonly envelope: { readonly from: string; readonly to: string[] };
  readonly source: Readable;
  readonly deadlineMs: number;
}

async function handedOver(server: MailServer, { envelope, source, deadlineMs }: Handed): Promise<void> {
  const stepMs = Math.min(STEP_MS, deadlineMs);
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    ...wayTo(server),
    dnsTimeout: stepMs,
    connectionTimeout: stepMs,
    greetingTimeout: stepMs,
    socketTimeout: deadlineMs,
    socketCloseTimeout: 0,
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(() => reject(new Error('no answer in time')), deadlineMs);
  const next = (then: () => void) => (error?: Error | null) => (error ? reject(error) : then());
  connection.on('error', reject);
  connection.once('end', () => reject(new Error('the server ended the connection')));
  const send = () => connection.send({ ...envelope, to: [...envelope.to] }, source, next(resolve));
  connection.connect(
    next(() => {
      if (server.user === null) send();
      else connection.login({ credentials: { user: server.user, pass: server.password ?? '' } }, next(send));
    }),
  );
  try {
    await promise;
    connection.quit();
  } catch (error) {
    connection.close();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** The whole e-mail as bytes. Nothing in it makes the composer read a file or call a server. */
async function composed(server: MailServer, mail: Mail, messageId: string): Promise<Buffer> {
  const composer = new MailComposer({
    from: safeLine(server.from),
    to: plainAddress(mail.to),
    subject: safeLine(mail.subject).slice(0, SUBJECT_MAX).toWellFormed(),
    text: safeText(mail.text),
    messageId: oneLine(messageId),
    headers: mail.isAutomatic === true ? { 'Auto-Submitted': 'auto-generated' } : {},
    attachments: (mail.attachments ?? []).map(({ filename, content }) => ({
      filename: safeLine(filename)
        .replace(/[\\/:*?"<>|]/g, '_')
        .slice(0, FILENAME_MAX),
      content: Buffer.from(content, 'utf8'),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return await composer.compile().build();
}

/** The address alone, also of `Name <address>`. What could be anything else is not sent to. */
function plainAddress(written: string): string {
  const address = /^[^<>\p{Cc}]+<([^<>]*)>$/u.exec(written)?.[1] ?? written;
  if (/^[^\s@<>,;"()\p{Cc}]+@[^\s@<>,;"()\p{Cc}]+$/u.test(address)) return address;
  throw new MailError(`"${safeLine(written)}" is no e-mail address`, { isPerhapsSent: false, isFinal: true });
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, '');
}

function asMailError(error: unknown, hasBegun: boolean): MailError {
  if (error instanceof MailError) return error;
  const told = typeof error === 'object' && error !== null ? error : {};
  const answer = 'responseCode' in told && typeof told.responseCode === 'number' ? told.responseCode : null;
  const code = 'code' in told ? String(told.code) : '';
  const words = safeLine(error instanceof Error ? error.message : String(error));
  // a server that answers "no" has not taken it, however much of it we had said
  const isPerhapsSent = hasBegun && answer === null;
  return new MailError(words, { isPerhapsSent, isFinal: isFinal(answer, code) }, { cause: error });
}

function isFinal(answer: number | null, code: string): boolean {
  if (answer !== null) return answer >= 500 && answer !== 503;
  return ['EAUTH', 'ENOAUTH', 'EENVELOPE', 'EMESSAGE'].includes(code);
}

function isLoopback(host: string): boolean {
  if (host.toLowerCase() === 'localhost') return true;
  const loopback = new BlockList();
  loopback.addSubnet('127.0.0.0', 8, 'ipv4');
  loopback.addAddress('::1', 'ipv6');
  const family = isIP(host);
  return family !== 0 && loopback.check(host, family === 6 ? 'ipv6' : 'ipv4');
}
