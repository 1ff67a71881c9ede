import type { PersonCard } from '../../domain/person-card.ts';
import { nameAndHandle } from '../../domain/person-words.ts';
import { counted } from '../../domain/phrases.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { conversationJson } from './conversation.ts';
import { handoverJson, handoverLine } from './handover.ts';
import { messageJson } from './message.ts';
import { promiseJson, promiseLine } from './promise.ts';
import { replyJson } from './reply.ts';
import type { Screen } from './screen.ts';
import { surveyJson, surveyLine } from './survey.ts';
import { isoTime } from './times.ts';

/** A person's card as scripts read it. */
export function personJson(card: PersonCard) {
  const { contact, ratings, optedOut } = card;
  return {
    contact,
    conversationCount: card.conversationCount,
    firstMessageAt: isoTime(card.firstMessageAt),
    lastMessageAt: isoTime(card.lastMessageAt),
    labels: card.labels,
    optedOut: optedOut === null ? null : { ...optedOut, at: isoTime(optedOut.at) },
    ratings: { ...ratings, last: ratings.last === null ? null : surveyJson(ratings.last) },
    conversations: card.conversations.map((one) => conversationJson(one, null)),
    messages: card.messages.map(messageJson),
    notes: card.notes.map(({ at, ...note }) => ({ ...note, at: isoTime(at) })),
    promises: card.followUps.map(promiseJson),
    replies: card.replies.map(replyJson),
    surveys: card.surveys.map(surveyJson),
    handovers: card.handovers.map(handoverJson),
    linked: card.linked.map(({ contact: other, link, conversations }) => ({
      contact: other,
      link: link === null ? null : { ...link, at: isoTime(link.at) },
      conversations: conversations.map((one) => conversationJson(one, null)),
    })),
    namesakes: card.namesakes,
  };
}

/** The same for people. */
export function personText(card: PersonCard, screen: Screen): string {
  const { contact, ratings, optedOut, conversations } = card;
  const { writeTime } = screen;
  const lines = [
    `${safeLine(nameAndHandle(contact))} on ${safeLine(contact.platform)} (contact ${contact.id})`,
    ...(optedOut === null ? [] : [`OPTED OUT ${writeTime(optedOut.at)}: "${safeLine(optedOut.words)}"`]),
    `${counted(card.conversationCount, 'conversation', 'conversations')}${card.firstMessageAt === null ? '' : `, first ${writeTime(card.firstMessageAt)}`}`,
    ...(card.labels.length === 0 ? [] : [`Labels: ${card.labels.map(safeLine).join(', ')}`]),
    ratingLine(ratings),
    ...conversations.map(
      (one) => `  ${one.id}  ${one.status}  ${one.visibility.toUpperCase()}  ${safeLine(one.subject)}`,
    ),
    ...card.followUps.map((one) => promiseLine(one, screen)),
    ...card.notes.map((one) => `Note INTERNAL ${writeTime(one.at)} ${safeLine(one.author)}: ${safeLine(one.text)}`),
    ...card.handovers.map((one) => `Hand-over ${handoverLine(one, screen)}`),
    ...card.surveys.map((one) => `Survey ${surveyLine(one, screen)}`),
    ...card.linked.flatMap(({ contact: other, link, conversations: theirs }) => [
      `Linked: ${safeLine(nameAndHandle(other))} on ${safeLine(other.platform)} (contact ${other.id}), ${
        link === null ? 'by way of another' : `by ${safeLine(link.author)} ${writeTime(link.at)}`
      }`,
      ...theirs.map((one) => `  ${safeLine(one.platform)}  ${one.id}  ${one.status}  ${safeLine(one.subject)}`),
    ]),
    ...card.namesakes.map(
      (other) =>
        `Same name, perhaps somebody else: ${safeLine(nameAndHandle(other))} on ${safeLine(other.platform)} (contact ${other.id})`,
    ),
  ];
  return lines.join('\n');
}

function ratingLine({ last, count, average }: PersonCard['ratings']): string {
  if (last?.rating == null || average === null) return 'Never rated us.';
  const mean = Math.round((1 + average * (last.scale - 1)) * 10) / 10;
  return `Rated us last ${last.rating}/${last.scale}; ${count} in all, ${mean} on average`;
}
