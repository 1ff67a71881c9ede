import { join } from 'node:path';
import type { App } from '../../app.ts';
import { type Config, loadConfig } from '../../config.ts';
import type { PracticeLanguage } from '../../domain/practice.ts';
import type { SaidThere } from '../../sandbox/sandbox.ts';

/** The throw-away workspace of a practice, at work. */
export interface PracticeDesk {
  /** Who practises. */
  readonly person: App;
  /** Who listens meanwhile, and sends what is due. */
  readonly listener: App;
  /** Hears what customers said, and lays what the company knows beside it as notes; what could not be heard yet comes back. */
  hear(said: readonly SaidThere[]): Promise<SaidThere[]>;
  end(): Promise<void>;
}

/**
 * Opens it twice. Nobody else is there to approve, so no review is asked for; the guard is set as in the person's own
 * workspace, where there is one.
 */
export async function openDesk(
  workspace: string,
  { own, language, signal }: { own: Config; language: PracticeLanguage; signal: AbortSignal },
): Promise<PracticeDesk> {
  const { openApp } = await import('../../app.ts');
  const open = async (as: string): Promise<App> => {
    const config = await loadConfig({ workspace, as });
    const review = { ...config.settings.review, public: 'optional', private: 'optional', fourEyes: false } as const;
    const settings = { ...config.settings, language, review, guard: own.settings.guard };
    return await openApp({ ...config, settings, stateFolder: join(workspace, 'state') }, { signal });
  };
  const [person, listener] = [await open('aino'), await open('system')];
  return {
    person,
    listener,
    hear: (said) => hear({ person, listener }, said),
    async end() {
      await person.end();
      await listener.end();
    },
  };
}

async function hear({ person, listener }: Pick<PracticeDesk, 'person' | 'listener'>, said: readonly SaidThere[]) {
  if (said.length === 0) return [];
  const platforms = new Set<string>(said.map(({ platform }) => platform));
  const accounts = listener.config.settings.accounts.filter(({ platform }) => platforms.has(platform));
  await listener.poll({ accounts: accounts.map(({ name }) => name) });
  const unheard: SaidThere[] = [];
  for (const one of said) {
    const found = await person.message(`${one.platform}:${one.id}`).catch(() => null);
    if (found === null) unheard.push(one);
    else if (one.know !== null && found.conversation !== null) await person.note(found.conversation, one.know);
  }
  return unheard;
}
