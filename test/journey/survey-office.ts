import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Conversation } from '../../src/domain/conversation.ts';
import type { SurveyAsked } from '../../src/domain/survey.ts';
import { ACCOUNT, approved, newCustomer, type Office, openQuietOffice, type PlatformId } from './office.ts';

/** An office whose customers say nothing more unless they are made to, with the words that ask how it went. */
export async function openAskingOffice(): Promise<Office> {
  const office = await openQuietOffice();
  const folder = join(office.brand.sandbox.workspace, 'answers');
  mkdirSync(folder, { recursive: true });
  for (const [language, text] of [
    ['fi', 'Miten onnistuimme? Vastaa numerolla 1–{{ scale }}.'],
    ['en', 'How did we do? Answer from 1 to {{ scale }}.'],
  ])
    writeFileSync(join(folder, `csat-${language}.md`), `---\ntitle: CSAT\nlanguage: ${language}\n---\n${text}\n`);
  return office;
}

/** Somebody wrote in private, was answered, and their matter is closed. */
export async function closedMatter(office: Office, platform: PlatformId = 'mastodon'): Promise<Conversation> {
  const { id } = await newCustomer(office, platform, { visibility: 'private' });
  await approved(office, id, 'Hei! Kyllä onnistuu, olemme auki myös silloin.');
  await office.aino.send();
  await office.aino.close([id]);
  return (await office.aino.show(id)).conversation;
}

/** They are asked, all the way to the platform. */
export async function asked(office: Office, id: number): Promise<SurveyAsked> {
  const survey = await office.aino.askHowItWent(id);
  if (survey.reply === null) return survey;
  await office.ville.approve(survey.reply);
  await office.aino.send({ replies: [survey.reply] });
  return survey;
}

/** The customer writes in private, and is heard. */
export async function answers(office: Office, { contact, platform }: Conversation, text: string): Promise<void> {
  const { posts } = await office.brand.control('state');
  const last = posts
    .filter((post) => post.platform === platform && post.byBrand && post.visibility === 'private')
    .at(-1);
  const author = contact.handle;
  await office.brand.control('say', { platform, author, text, visibility: 'private', inReplyTo: last?.id ?? null });
  await office.aino.poll({ accounts: [ACCOUNT[platform as PlatformId]] });
}
