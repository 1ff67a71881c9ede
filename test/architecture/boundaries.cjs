// Which room may import which. Every rule says why, because the comment is what a newcomer sees when the check fails.

// packages without I/O that the pure rooms may use: time zones, public holidays, language identification, checks of numbers
const PURE = 'node_modules/(temporal-polyfill|temporal-spec|date-holidays|eld|validator)/';
const NPM = ['npm', 'npm-dev', 'npm-optional', 'npm-peer'];

const only = (name, room, { allowed, comment }) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^src/${room}` },
  to: { path: '^src/', pathNot: allowed.map((one) => `^src/${one}`) },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
      comment: 'A cycle means two rooms are one room. Type-only cycles count too.',
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '^src/cli/commands/' },
      to: {},
      comment: 'Nothing imports this file: delete it or wire it up.',
    },
    {
      name: 'src-never-imports-test',
      severity: 'error',
      from: { path: '^(src|bin)/' },
      to: { path: '^test/' },
      comment: 'Production code must not know the tests.',
    },
    only('domain-is-alone', 'domain/', {
      allowed: ['domain/'],
      comment: 'The domain is words and rules; it knows no other room.',
    }),
    only('guard-knows-domain', 'guard/', { allowed: ['guard/', 'domain/'], comment: 'Draft in, findings out.' }),
    only('answers-know-domain', 'answers/', {
      allowed: ['answers/', 'domain/'],
      comment: 'Saved answers: files and values in, text out.',
    }),
    only('scoring-knows-domain', 'scoring/', { allowed: ['scoring/', 'domain/'], comment: 'Text in, score out.' }),
    only('sandbox-stands-alone', 'sandbox/', {
      allowed: ['sandbox/', 'domain/', 'log[.]ts$'],
      comment: 'The loopback world shares no code with the connectors: two readings of the documentation stay two.',
    }),
    only('launcher', '(launch|quick-answer|quick-inbox)[.]ts$', {
      allowed: [
        'quick-(answer|inbox)[.]ts$',
        'config[.]ts$',
        'config/',
        'log[.]ts$',
        'domain/',
        'store/(due|first-page)[.]ts$',
        'tui/(first-picture|terminal-owner|theme)[.]ts$',
        'tui/screens/inbox/inbox-load[.]ts$',
        'app/platform-names[.]ts$',
        'cli/',
      ],
      comment: 'The quick start: version, status, nothing due and the first page of the inbox, before oclif.',
    }),
    {
      name: 'pure-rooms-do-no-io',
      severity: 'error',
      from: { path: '^src/(domain|scoring|guard)/' },
      to: { dependencyTypes: [...NPM, 'core'], pathNot: PURE },
      comment: 'Pure code: no node: modules, only packages of the PURE list. Pass clocks, bytes and text in.',
    },
    {
      name: 'platforms-are-islands',
      severity: 'error',
      from: { path: '^src/platforms/([^/]+)/' },
      to: {
        path: '^src/',
        pathNot: [
          '^src/platforms/$1/',
          '^src/platforms/(platform|login|http|oauth|oauth-failure|outcome)[.]ts$',
          '^src/platforms/graph/',
          '^src/domain/',
          '^src/log[.]ts$',
        ],
      },
      comment:
        'A platform folder sees itself, the contract, the shared doors (HTTP, Graph API, OAuth, outcomes) and the domain. Never another platform.',
    },
    {
      name: 'only-registry-names-platforms',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/platforms/registry[.]ts$', '^src/platforms/[^/]+/'] },
      to: { path: '^src/platforms/[^/]+/' },
      comment: 'No `if (bluesky)` outside src/platforms: widen the contract instead.',
    },
    {
      name: 'registry-is-for-app',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/app([.]ts$|/)' },
      to: { path: '^src/platforms/registry[.]ts$' },
      comment: 'Everyone else is handed platforms by app.ts.',
    },
    only('store-knows-domain', 'store/', {
      allowed: ['store/', 'domain/', 'log[.]ts$'],
      comment: 'The store keeps nouns; it decides nothing.',
    }),
    {
      name: 'one-file-knows-the-engine',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/store/(engine|quick-database|first-page)[.]ts$' },
      to: { path: 'node_modules/(better-sqlite3|pg)/' },
      comment:
        'SQLite or PostgreSQL is decided in engine.ts only; quick-database.ts opens read-only for the quick start.',
    },
    {
      name: 'steps-meet-in-the-store',
      severity: 'error',
      from: { path: '^src/journey/([^/.]+)([.]ts$|/)' },
      to: { path: '^src/journey/', pathNot: '^src/journey/$1([.]ts$|/)' },
      comment:
        'Steps hand over through stored state, never by calling each other. A step may have a folder of its own parts.',
    },
    only('journey-is-pure-of-edges', 'journey/', {
      allowed: [
        'journey/',
        'domain/',
        'scoring/',
        'guard/',
        'log[.]ts$',
        'platforms/(platform|login)[.]ts$',
        'store/store[.]ts$',
      ],
      comment: 'Steps know rules and two contracts.',
    }),
    {
      name: 'journey-gets-its-tools-injected',
      severity: 'error',
      from: { path: '^src/journey/' },
      to: { path: '^src/(platforms|store)/', dependencyTypesNot: ['type-only'] },
      comment: '`import type` only: app.ts passes the real store and platforms in.',
    },
    only('cli-talks-to-app', 'cli/', {
      allowed: [
        'cli/',
        'app[.]ts$',
        'watch[.]ts$',
        'config[.]ts$',
        'config/',
        'domain/',
        'log[.]ts$',
        'tui/launch[.]tsx$',
        'sandbox/sandbox[.]ts$',
      ],
      comment: 'A command parses, calls one App function, prints.',
    }),
    only('tui-talks-to-app', 'tui/', {
      allowed: ['tui/', 'app[.]ts$', 'domain/', 'log[.]ts$'],
      comment: 'Screens see the App and the domain.',
    }),
    {
      name: 'tui-gets-app-injected',
      severity: 'error',
      from: { path: '^src/tui/' },
      to: { path: '^src/app[.]ts$', dependencyTypesNot: ['type-only'] },
      comment: '`import type {App}` only; launch() receives it.',
    },
    {
      name: 'screens-are-islands',
      severity: 'error',
      from: { path: '^src/tui/screens/([^/]+)/' },
      to: { path: '^src/tui/screens/', pathNot: '^src/tui/screens/$1/' },
      comment: 'desk.tsx moves between screens; screens do not know each other.',
    },
    only('widgets-know-nothing', 'tui/widgets/', {
      allowed: ['tui/widgets/', 'tui/(theme|keys)[.]ts$', 'domain/'],
      comment: 'Widgets take props.',
    }),
    only('app-is-the-only-wirer', 'app([.]ts$|/)', {
      allowed: [
        'app([.]ts$|/)',
        'config[.]ts$',
        'config/',
        'log[.]ts$',
        'domain/',
        'journey/',
        'store/(store|open)[.]ts$',
        'platforms/(registry|known-platforms|http|platform|login)[.]ts$',
        'answers/',
        'scoring/',
        'guard/',
        'secrets/',
        'outside/',
      ],
      comment: 'app.ts builds; it must not know how it is shown.',
    }),
    only('config-knows-domain', 'config([.]ts$|/)', {
      allowed: ['config([.]ts$|/)', 'domain/'],
      comment: 'Settings in, Config out.',
    }),
    only('secrets-are-for-app', 'secrets/', {
      allowed: ['secrets/', 'domain/', 'platforms/(platform|login)[.]ts$'],
      comment: 'Secrets go to app.ts only.',
    }),
    only('outside-knows-domain', 'outside/', {
      allowed: ['outside/', 'domain/', 'log[.]ts$'],
      comment: 'Words in, a notice out: what tells people elsewhere knows no conversation.',
    }),
    {
      name: 'only-app-tells-outside',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(app([.]ts$|/)|outside/)' },
      to: { path: '^src/outside/' },
      comment: 'app.ts decides what leaves the house; everyone else asks the App.',
    },
    {
      name: 'nobody-else-sees-secrets',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(app([.]ts$|/)|secrets/)' },
      to: { path: '^src/secrets/' },
      comment: 'Credentials are read in app.ts and handed to a platform; no other room touches them.',
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
