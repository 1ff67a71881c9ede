import type { MailServer } from '../outside/mail.ts';
import type { Parts } from './parts.ts';

/** The server that takes our e-mails, with its secrets (`KUULO_MAIL_USER`, `KUULO_MAIL_PASSWORD`); null where none is named. */
export function mailServer({ config }: Parts): MailServer | null {
  const { mail } = config.settings;
  if (mail === null) return null;
  return {
    ...mail,
    user: config.secretOf('mail', 'USER') ?? null,
    password: config.secretOf('mail', 'PASSWORD') ?? null,
  };
}
