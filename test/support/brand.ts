import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { type App, openApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts';

/** A brand at work: a sandbox with its workspace, and an App for whoever acts. */
export interface Brand {
  readonly sandbox: Sandbox;
  as(operator: string): Promise<App>;
  /** Calls the sandbox's control API. */
  control(path: string, body?: unknown): Promise<SandboxState>;
}

interface SandboxState {
  readonly posts: readonly {
    readonly platform: string;
    readonly id: string;
    readonly author: string;
    readonly text: string;
    readonly inReplyTo: string | null;
    readonly byBrand: boolean;
    readonly visibility: string;
    readonly hidden: boolean;
  }[];
  readonly requests: number;
}

const open: { brands: Brand[]; apps: App[] } = { brands: [], apps: [] };

afterEach(async () => {
  for (const app of open.apps.splice(0)) await app.end();
  for (const { sandbox } of open.brands.splice(0)) {
    await sandbox.close();
    rmSync(sandbox.workspace, { recursive: true, force: true });
  }
});

/** Starts a brand; everything ends with the test. */
export async function startBrand(options: SandboxOptions = {}, env: Record<string, string> = {}): Promise<Brand> {
  const sandbox = await startSandbox({ seed: 1, ...options });
  const brand: Brand = {
    sandbox,
    as: async (operator) => {
      // nothing of a test stays in the home folder of whoever runs it
      const variables = { ...process.env, XDG_STATE_HOME: join(sandbox.workspace, 'state'), ...env };
      const app = await openApp(await loadConfig({ workspace: sandbox.workspace, as: operator, variables }));
      open.apps.push(app);
      return app;
    },
    control: async (path, body) => {
      const request = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
      return (await fetch(`${sandbox.url}/_sandbox/${path}`, request)).json() as Promise<SandboxState>;
    },
  };
  open.brands.push(brand);
  return brand;
}
