import { useEffect } from 'react';
import type { CommandOf } from '../../../domain/key-table.ts';
import type { PersonCard } from '../../../domain/person-card.ts';
import { obeyConversation } from '../../conversation-orders.ts';
import type { Desk } from '../../desk-state.ts';
import { keptState } from '../../kept-state.ts';
import { openThread } from '../../open-screens.ts';
import type { Order } from '../../order.ts';
import { type Live, useLive } from '../../use-live.ts';
import { type OrderAt, useOrders } from '../../use-orders.ts';
import type { Move } from '../../widgets/window.ts';
import { link, unlink } from './link-acts.ts';
import {
  firstPerson,
  focusedEntry,
  type PersonAction,
  type PersonExtent,
  type PersonState,
  reducePerson,
} from './person-state.ts';

type PersonLive = Live<PersonState, PersonAction>;

/** A card, kept up to date and moved by keys. `extentFor` tells where its entries are drawn. */
export function usePerson(
  desk: Desk,
  first: PersonCard,
  seen: { readonly version: number; readonly extentFor: (state: PersonState) => PersonExtent },
): PersonState {
  const live = useLive(reducePerson, () => firstPerson(first), keptState<PersonState>(first));
  const { state, act } = live;
  const { version, extentFor } = seen;
  useEffect(() => {
    if (version > 0) desk.errand(async () => act({ kind: 'loaded', card: await desk.app.person(first.contact.id) }));
  }, [desk, version, act, first]);
  useOrders(desk, 'person', { obey: (order) => obey(desk, live, { order, extentFor }) });
  return state;
}

function obey(
  desk: Desk,
  { latest, act }: PersonLive,
  { order, extentFor }: { readonly order: OrderAt<'person'>; readonly extentFor: (state: PersonState) => PersonExtent },
): void {
  if (order.screen === 'lists') {
    act({ kind: 'move', move: order.command as Move, extent: extentFor(latest()) });
    return;
  }
  const { card } = latest();
  if (order.screen === 'person' && order.command !== 'thread') {
    const { command, argument } = order;
    desk.run(async () => {
      await (command === 'link' ? link : unlink)(desk, card, argument);
      act({ kind: 'loaded', card: await desk.app.person(card.contact.id) });
    });
    return;
  }
  const id = focusedEntry(latest())?.conversation ?? card.conversations[0]?.id ?? null;
  if (id === null) {
    desk.say(desk.words.person.noneHere);
    return;
  }
  // this is their card
  if (order.command === 'person') return;
  desk.run(async () => {
    if (order.screen === 'person') await openThread(desk, id);
    else if (order.screen === 'conversation') {
      const { conversation } = await desk.app.show(id);
      await obeyConversation(desk, order as Order<CommandOf<'conversation'>>, {
        one: conversation,
        all: [conversation],
      });
      act({ kind: 'loaded', card: await desk.app.person(card.contact.id) });
    }
  });
}
