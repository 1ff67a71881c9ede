import type { AccountCheck } from './outcomes.ts';

/** One value that a login may ask of a person. */
interface LoginQuestion {
  readonly name: string;
  /** Its whole name in the environment. */
  readonly variable: string;
  readonly title: string;
  readonly hint: string;
  readonly isSecret: boolean;
  readonly isRequired: boolean;
  /** Whether there is one already, which stays when nothing else is given. */
  readonly isKept: boolean;
}

/** What logging in to an account takes. */
export interface LoginPlan {
  readonly account: string;
  /** The platform's name for people. */
  readonly platform: string;
  /** Null where there is no login in the browser: then every value is copied from the platform's own pages. */
  readonly browser: {
    /** A person registered the app, and so has to register the address that the browser comes back to. */
    readonly isRegisteredByHand: boolean;
    /** With this address the platform shows a code to be copied; null where it always leads back. */
    readonly shownCodeUri: string | null;
  } | null;
  /** What has to be there before the browser is opened, or where there is no browser, everything. */
  readonly questions: readonly LoginQuestion[];
}

/** What a person hands over to log in. */
export interface LoginGiven {
  /** Values by setting name. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly place: 'keyring' | 'credentials.json';
  /** How the browser is sent out and comes back; null logs in with the given values alone. */
  readonly browser: BrowserWay | null;
}

export interface BrowserWay {
  readonly redirectUri: string;
  /** Sends a person to the page and gives the address the browser came back to, or throws. */
  readonly comeBack: (authorizeUrl: string) => Promise<URL>;
}

/** What came of a login. */
export interface LoggedIn {
  readonly check: AccountCheck;
  /** Names in the environment of values that are used instead of what was just saved. */
  readonly shadowedBy: readonly string[];
}
