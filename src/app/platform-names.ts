import { type Config, settingsProblem } from '../config.ts';
import { nearestWord } from '../domain/nearest-word.ts';
import { PLATFORMS } from '../platforms/registry.ts';

/** Only the registry knows which platforms there are, so the settings' own reader cannot check their names. */
export async function refuseUnknownPlatforms(config: Config): Promise<void> {
  const known = PLATFORMS.map((platform) => platform.id);
  const index = config.settings.accounts.findIndex((account) => !known.includes(account.platform));
  const platform = config.settings.accounts[index]?.platform;
  if (config.file === null || platform === undefined) return;
  const near = nearestWord(platform, known);
  throw await settingsProblem(config.file, {
    path: ['accounts', index, 'platform'],
    problem: `kuulo does not know the platform "${platform}"`,
    remedy: near === null ? `it is one of ${known.join(', ')}` : `did you mean ${near}?`,
  });
}
