/** How the browser is sent to a platform and comes back: to our listener, or by what a person pastes. */
import { spawn } from 'node:child_process';
import type { BrowserWay, LoginPlan } from '../domain/login.ts';
import { safeLine } from '../domain/safe-text.ts';
import { askLine, readLine } from './ask-secret.ts';
import { usage } from './flags.ts';
import { openLoopbackRedirect } from './loopback-redirect.ts';

/** Where a person has to register the address by hand it must stay the same; any free one would never be the one. */
const REGISTERED_PORT = 8722;

export interface WayWanted {
  readonly plan: LoginPlan;
  /** Null takes the usual one. */
  readonly port: number | null;
  readonly isPasted: boolean;
  /** Whether our side opens the browser, too. */
  readonly isOpened: boolean;
  /** Whether a person sits at the terminal. */
  readonly mayAsk: boolean;
  readonly waitMs: number;
  readonly signal: AbortSignal;
}

/** A way that has to be closed when the login is over, however it ended. */
export interface OpenWay extends BrowserWay {
  close(): Promise<void>;
}

/** @throws {ProblemError} USAGE when the port is taken */
export async function openWay(wanted: WayWanted): Promise<OpenWay> {
  return wanted.isPasted ? pastedWay(wanted) : await listeningWay(wanted);
}

async function listeningWay(wanted: WayWanted): Promise<OpenWay> {
  const { plan, waitMs, signal } = wanted;
  const back = await openLoopbackRedirect(wanted.port ?? (plan.browser?.isRegisteredByHand ? REGISTERED_PORT : 0));
  return {
    redirectUri: back.redirectUri,
    close: back.close,
    async comeBack(authorizeUrl) {
      tellToGo(wanted, { redirectUri: back.redirectUri, authorizeUrl });
      if (wanted.isOpened) openBrowser(authorizeUrl);
      return await back.comeBack({ account: plan.account, state: stateOf(authorizeUrl), waitMs, signal });
    },
  };
}

function pastedWay(wanted: WayWanted): OpenWay {
  const { plan, mayAsk, signal } = wanted;
  const shown = plan.browser?.shownCodeUri ?? null;
  const redirectUri = shown ?? `http://127.0.0.1:${wanted.port ?? REGISTERED_PORT}/`;
  const what =
    shown === null ? 'The address the browser ended at (its page does not load), or the code in it' : 'The code';
  return {
    redirectUri,
    close: async () => {},
    async comeBack(authorizeUrl) {
      tellToGo(wanted, { redirectUri, authorizeUrl });
      const given = mayAsk ? await askLine(`${what}: `, { isSecret: true, signal }) : await readLine(what);
      return pastedAddress(given, { redirectUri, state: stateOf(authorizeUrl) });
    },
  };
}

/**
 * What a person pasted as the address that the platform meant. A code alone was carried here by the person who began this
 * login; an address brings its own `state`, which is looked at.
 * @throws {ProblemError} USAGE when it is neither
 */
export function pastedAddress(given: string, login: { readonly redirectUri: string; readonly state: string }): URL {
  const address = /^https?:/i.test(given) ? URL.parse(given) : null;
  const back = new URL(login.redirectUri);
  if (address !== null) {
    if (!address.searchParams.has('code') && !address.searchParams.has('error')) {
      throw usage('the address holds no code', 'Paste the address the browser ended at after you said yes.');
    }
    back.search = address.search;
    return back;
  }
  if (given === '' || /\s/.test(given)) throw usage('that is no code', 'Paste the code, or the address that holds it.');
  back.searchParams.set('code', given);
  back.searchParams.set('state', login.state);
  return back;
}

/** Straight to stderr: the log takes `state` out of what it prints, and `--quiet` would leave nowhere to go. */
function tellToGo({ plan }: WayWanted, way: { readonly redirectUri: string; readonly authorizeUrl: string }): void {
  const lines = plan.browser?.isRegisteredByHand
    ? [`${plan.platform} must know this address as a callback of your app, exactly so: ${way.redirectUri}`]
    : [];
  lines.push(`Log in to ${plan.platform} as ${plan.account}, in a browser:`, way.authorizeUrl);
  process.stderr.write(`${lines.map(safeLine).join('\n')}\n`);
}

function stateOf(authorizeUrl: string): string {
  const state = new URL(authorizeUrl).searchParams.get('state') ?? '';
  if (state === '') throw new Error('the platform’s page was asked for without a state');
  return state;
}

/** One that does not open is no reason to fail: the address is on the screen. */
function openBrowser(address: string): void {
  const [program, ...given] = OPENERS[process.platform] ?? ['xdg-open'];
  const child = spawn(program, [...given, address], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

const OPENERS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};
