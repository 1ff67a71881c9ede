import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import type { SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { MailError, type MailServer, newMessageId, sendMail, wayTo } from '../../src/outside/mail.ts';
import { type MailBox, openMailBox } from '../support/mail-box.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function box(options?: SMTPServerOptions): Promise<{ box: MailBox; server: MailServer }> {
  const opened = await openMailBox(options);
  ends.push(opened.end);
  return { box: opened, server: serverAt(opened.port) };
}

function serverAt(port: number): MailServer {
  return {
    host: '127.0.0.1',
    port,
    isSecure: false,
    from: 'Asiakaspalvelu <palvelu@esimerkki.fi>',
    user: null,
    password: null,
  };
}

const MAIL = { to: 'aino@esimerkki.fi', subject: 'Päivää', text: 'Rivi yksi\n.\nÄäkkösiä' };

async function failure(sending: Promise<unknown>): Promise<MailError> {
  const error = await sending.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(MailError);
  return error as MailError;
}

test('an e-mail arrives as it was written, by the Message-ID that was told', async () => {
  const { box: mails, server } = await box();
  const messageId = newMessageId(server);
  const attachments = [{ filename: 'keskustelu #12.txt', content: 'Hei, ä!' }];
  await expect(sendMail(server, { ...MAIL, messageId, attachments, isAutomatic: true })).resolves.toEqual({
    messageId,
  });
  const [mail] = mails.mails;
  expect(mail).toMatchObject({ subject: 'Päivää', messageId, to: { text: 'aino@esimerkki.fi' } });
  expect(mail?.text?.trim()).toBe(MAIL.text);
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
  expect(mail?.attachments.map((one) => [one.filename, one.content.toString('utf8')])).toEqual([
    ['keskustelu #12.txt', 'Hei, ä!'],
  ]);
});

test('what strangers wrote stays text: no header, no recipient, no file and no second e-mail comes of it', async () => {
  const { box: mails, server } = await box();
  const subject = 'Hei\r\nBcc: evil@example.com\r\n\r\nbody\u202e';
  await sendMail(server, {
    ...MAIL,
    subject,
    text: 'hei\r\n.\r\nMAIL FROM:<x@example.com>\r\nDATA\r\n\u001b[2J',
    attachments: [{ filename: '../../etc/passwd\r\nX-Evil: 1', content: 'file:///etc/passwd' }],
  });
  expect(mails.mails).toHaveLength(1);
  const [mail] = mails.mails;
  expect(mail?.bcc).toBeUndefined();
  expect([...(mail?.headers.keys() ?? [])]).not.toContain('x-evil');
  expect(mail?.subject).toContain('Bcc: evil@example.com');
  expect(mail?.text).toContain('MAIL FROM:<x@example.com>');
  expect(mail?.text).not.toContain('\u001b');
  expect(mail?.attachments[0]?.filename).not.toMatch(/[\\/]/);
  expect(mail?.attachments[0]?.content.toString()).toBe('file:///etc/passwd');
});

test.each(['a@b.fi, c@d.fi', 'a@b.fi\r\nRCPT TO:<c@d.fi>', 'nobody', 'a b@c.fi', ''])(
  'what is not one address is not sent to: %j',
  async (to) => {
    const { box: mails, server } = await box();
    expect(await failure(sendMail(server, { ...MAIL, to }))).toMatchObject({ isPerhapsSent: false, isFinal: true });
    expect(mails.mails).toEqual([]);
  },
);

describe('what became of it', () => {
  test('nobody listens: certainly not sent, to be tried again', async () => {
    const { box: mails, server } = await box();
    await mails.end();
    expect(await failure(sendMail(server, MAIL))).toMatchObject({ isPerhapsSent: false, isFinal: false });
  });

  test('the server takes no such recipient: certainly not sent, for good', async () => {
    const { server } = await box({
      onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no such person'), { responseCode: 550 })),
    });
    expect(await failure(sendMail(server, MAIL))).toMatchObject({ isPerhapsSent: false, isFinal: true });
  });

  test('it had the text and says no: certainly not sent', async () => {
    const { server } = await box({
      onData: (stream, _session, done) => {
        stream.on('end', () => done(Object.assign(new Error('full'), { responseCode: 452 }))).resume();
      },
    });
    expect(await failure(sendMail(server, MAIL))).toMatchObject({ isPerhapsSent: false, isFinal: false });
  });

  test('it had the text and never answers: it may have been sent', async () => {
    const { server } = await box({ onData: (stream) => stream.resume() });
    expect(await failure(sendMail(server, MAIL, 400))).toMatchObject({ isPerhapsSent: true });
  });

  test('it had the text and hangs up: it may have been sent', async () => {
    const server = await rawServer((said, answer, hangUp) => {
      if (said.includes('\r\n.\r\n')) hangUp();
      else if (said.startsWith('DATA')) answer('354 go on');
      else answer(said.startsWith('EHLO') ? '250 hi' : '250 ok');
    });
    expect(await failure(sendMail(server, MAIL))).toMatchObject({ isPerhapsSent: true });
  });

  test('a server that says nothing at all does not hold anybody up', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await listening(silent);
    const { port } = silent.address() as AddressInfo;
    expect(await failure(sendMail(serverAt(port), MAIL, 300))).toMatchObject({ isPerhapsSent: false });
  });
});

test('a login that is not taken is told for good, and its password is not in the words', async () => {
  const { box: mails, server } = await box({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      username === 'kuulo' && password === 'oikea sana' ? done(null, { user: 'kuulo' }) : done(new Error('no')),
  });
  const wrong = await failure(sendMail({ ...server, user: 'kuulo', password: 'vaara sana' }, MAIL));
  expect(wrong).toMatchObject({ isPerhapsSent: false, isFinal: true });
  expect(JSON.stringify([wrong.message, String(wrong.cause)])).not.toContain('vaara');
  await sendMail({ ...server, user: 'kuulo', password: 'oikea sana' }, MAIL);
  expect(mails.mails).toHaveLength(1);
});

test('a password goes to another machine only over TLS', () => {
  const far = { ...serverAt(587), host: 'smtp.esimerkki.fi' };
  expect(wayTo({ ...far, user: 'kuulo' })).toEqual({ secure: false, ignoreTLS: false, requireTLS: true });
  expect(wayTo(far)).toEqual({ secure: false, ignoreTLS: false, requireTLS: false });
  expect(wayTo({ ...far, isSecure: true, user: 'kuulo' })).toMatchObject({ secure: true });
  expect(wayTo({ ...far, host: '127.0.0.1.evil.example', user: 'kuulo' })).toMatchObject({ requireTLS: true });
  expect(wayTo({ ...serverAt(25), user: 'kuulo' })).toMatchObject({ ignoreTLS: true, requireTLS: false });
});

async function rawServer(
  onCommand: (said: string, answer: (words: string) => void, hangUp: () => void) => void,
): Promise<MailServer> {
  const opened = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('220 here\r\n');
    socket.on('data', (said) =>
      onCommand(
        said.toString('latin1'),
        (words) => socket.write(`${words}\r\n`),
        () => socket.destroy(),
      ),
    );
  }).listen(0, '127.0.0.1');
  await listening(opened);
  return serverAt((opened.address() as AddressInfo).port);
}

async function listening(server: Server): Promise<void> {
  const open = new Set<{ destroy(): void }>();
  server.on('connection', (socket) => open.add(socket));
  ends.push(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  if (!server.listening) await once(server, 'listening');
}
