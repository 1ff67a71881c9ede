import { type Config, settingsProblem } from '../config.ts';
import { nearestWord } from '../domain/nearest-word.ts';
import type { AccountSettings } from '../domain/settings.ts';
import { streamName } from '../domain/stream.ts';
import { KNOWN_PLATFORMS, type PlatformName } from '../platforms/known-platforms.ts';

/**
 * The settings as the platforms allow them: only the list of platforms knows which there are and what each can listen
 * to, so the settings' own reader cannot check it. A platform without, say, comments has no such stream to hear.
 * @throws {ProblemError} CONFIG_INVALID for an unknown platform, and for a search where the platform has none
 */
export async function withPlatforms(config: Config): Promise<Config> {
  const accounts: AccountSettings[] = [];
  for (const [index, account] of config.settings.accounts.entries()) {
    const platform = KNOWN_PLATFORMS.find(({ id }) => id === account.platform);
    if (platform === undefined) await refuse(config, unknownPlatform(index, account.platform));
    accounts.push(platform === undefined ? account : await withStreams(config, index, { account, platform }));
  }
  return { ...config, settings: { ...config.settings, accounts } };
}

async function withStreams(
  config: Config,
  index: number,
  { account, platform }: { account: AccountSettings; platform: PlatformName },
): Promise<AccountSettings> {
  const place = account.streams.findIndex(
    ({ kind }) => (kind === 'search' || kind === 'hashtag') && !platform.streams.includes(kind),
  );
  const wrong = account.streams[place];
  if (wrong !== undefined) {
    const kinds = platform.streams.filter((kind) => kind !== 'own').join(', ');
    const problem = `${platform.title} cannot be listened to by ${streamName(wrong)}`;
    await refuse(config, { path: ['accounts', index, 'streams', place], problem, remedy: `it has ${kinds}` });
  }
  const streams = account.streams.filter(({ kind }) => platform.streams.includes(kind));
  // its own posts alone are nobody to listen to
  if (streams.length > 0 && streams.every(({ kind }) => kind === 'own') && account.streams.length > 1) {
    const problem = `${platform.title} has none of the streams of this account, so nobody would be heard`;
    const kinds = platform.streams.filter((kind) => kind !== 'own').join(', ');
    await refuse(config, { path: ['accounts', index, 'streams'], problem, remedy: `it has ${kinds}` });
  }
  return { ...account, streams };
}

function unknownPlatform(index: number, name: string): Parameters<typeof settingsProblem>[1] {
  const known = KNOWN_PLATFORMS.map(({ id }) => id);
  const near = nearestWord(name, known);
  return {
    path: ['accounts', index, 'platform'],
    problem: `kuulo does not know the platform "${name}"`,
    remedy: near === null ? `it is one of ${known.join(', ')}` : `did you mean ${near}?`,
  };
}

async function refuse(config: Config, mistake: Parameters<typeof settingsProblem>[1]): Promise<void> {
  if (config.file !== null) throw await settingsProblem(config.file, mistake);
}
