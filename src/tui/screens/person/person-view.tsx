import type { ReactElement } from 'react';
import type { PersonCard } from '../../../domain/person-card.ts';
import { Framed, type Shared } from '../../framed.tsx';
import { personExtent, personLines, personTitle } from './person-lines.ts';
import { usePerson } from './use-person.ts';

/** One person: who they are, what was promised, noted, said and sent. */
export function PersonView({ shared, first }: { shared: Shared; first: PersonCard }): ReactElement {
  const { desk, view, size } = shared;
  const { timezone } = desk.app.config.settings;
  const look = { size, now: view.now, timezone, words: desk.words };
  const state = usePerson(desk, first, {
    version: view.version,
    extentFor: (latest) => personExtent(latest, look),
  });
  return (
    <Framed
      shared={shared}
      screen="person"
      title={personTitle(state.card, desk.words.person)}
      body={personLines(state, look)}
    />
  );
}
