/** In their order: a room may use earlier rooms, never later ones. A test compares the list with the folders under lib/. */
const { rooms: ROOMS } = require('./rooms.json')

/** Files of one kind of furniture, the room in group 1: commands.ts, advance.commands.ts, commands/advance.ts. */
const kind = (words) => `^lib/([^/]+)/.*(${words})(\\.tsx?$|/)`
const COMMANDS = kind('commands')
const QUERIES = kind('queries')
const RECORDS = kind('records')
const PURE = kind('schema|rules')
const npm = (names) => `node_modules/(${names})/`

const ban = (name, remedy, from, to) => ({ name, comment: remedy, severity: 'error', from, to })

const roomOrder = ROOMS.slice(0, -1).map((room, index) =>
  ban(
    `room-order-${room}`,
    `${room} may use earlier rooms only (${ROOMS.join(' ← ')}). Move what both need into the earlier room, or let the later room ask.`,
    { path: `^lib/${room}/` },
    { path: `^lib/(${ROOMS.slice(index + 1).join('|')})/` },
  ),
)

/** The arrows of docs/architecture.md. Each ban's comment names its remedy. */
module.exports = {
  forbidden: [
    ban(
      'kernel-imports-nobody',
      'The kernel knows no project file: pass the value in, or move the code to the room it speaks of.',
      { path: '^lib/kernel/' },
      { path: '^(app|components|lib|tests)/', pathNot: '^lib/kernel/' },
    ),
    ban(
      'kernel-runs-anywhere',
      'The kernel runs in a browser too: take the result as an argument instead of calling a framework.',
      { path: '^lib/kernel/' },
      { path: npm('next|react|react-dom|drizzle-orm|next-auth'), dependencyTypesNot: ['type-only'] },
    ),
    ban(
      'kernel-without-node',
      'The kernel runs in a browser too: take the result as an argument instead of calling Node.',
      { path: '^lib/kernel/' },
      { dependencyTypes: ['core'] },
    ),
    ban(
      'form-state-runs-anywhere',
      "A form's state is the browser's half of the write door: what needs a session or a database belongs to the other half.",
      { path: '^lib/access/form\\.ts$' },
      { path: '^(app|components|lib)/', pathNot: '^lib/kernel/' },
    ),
    ban(
      'pure-stays-pure',
      'schema and rules take plain values: read in queries, decide in rules, write in commands; today is an argument.',
      { path: PURE, pathNot: '^lib/db/' },
      { path: ['^(app|components|lib)/', 'node_modules/'], pathNot: ['^lib/(kernel|$1)/', npm('zod'), PURE] },
    ),
    ban(
      'pure-throughout',
      'What schema and rules lean on must be as pure as they are: no framework, no SQL, no reads or writes, however far away.',
      { path: PURE, pathNot: '^lib/db/' },
      {
        path: [
          npm('next|react|drizzle-orm|better-sqlite3|pg'),
          '^lib/(db|access|audit|files|cli)/',
          '^lib/env\\.ts$',
          COMMANDS,
          QUERIES,
          RECORDS,
        ],
        reachable: true,
      },
    ),
    ban(
      'pure-without-node',
      'schema and rules run in a browser too: no Node modules; pass the value in.',
      { path: PURE, pathNot: '^lib/db/' },
      { dependencyTypes: ['core'] },
    ),
    ban(
      'db-knows-no-room',
      "db holds tables and transactions only: put the question into the room's queries.",
      { path: '^lib/db/' },
      { path: '^(app|components|lib|tests)/', pathNot: ['^lib/(db|kernel)/', '^lib/env\\.ts$'] },
    ),
    ban(
      'foundation-below-rooms',
      'Permission, audit, files and lists are asked by rooms, never the reverse: hand them the row they decide on.',
      { path: '^lib/(access|audit|files|lists)/' },
      { path: [COMMANDS, QUERIES, RECORDS, '^lib/(metrics|reports|imports|search|exports|cli)/'] },
    ),
    ban(
      'reads-never-write',
      'queries and metrics only read: start the write from an action.',
      { path: [QUERIES, '^lib/metrics/'] },
      { path: [COMMANDS, RECORDS] },
    ),
    ban(
      'commands-never-nest',
      "One command, one transaction, one audit entry: share a row writer in records.ts, which runs inside the caller's transaction.",
      { path: COMMANDS },
      { path: COMMANDS },
    ),
    ban(
      'rooms-keep-their-commands',
      "A room uses another room's schema, rules and queries, never its commands: share a row writer in records.ts.",
      { path: '^lib/([^/]+)/', pathNot: '^lib/cli/' },
      { path: COMMANDS, pathNot: '^lib/$1/' },
    ),
    ban(
      'records-only-inside-a-write',
      "Row writers run in somebody's transaction: only commands and row writers of this or a later room, imports and the demo seed call them.",
      { path: '^(app|components|lib)/([^/]+)/', pathNot: ['^lib/(imports|cli)/', COMMANDS, RECORDS] },
      { path: RECORDS, pathNot: '^lib/$2/' },
    ),
    ...roomOrder,
    ban(
      'ui-without-nouns',
      'components/ui are primitives: pass labels and values as props.',
      { path: '^components/ui/' },
      { path: '^(lib|app|components)/', pathNot: ['^lib/kernel/', '^components/ui/'] },
    ),
    ban(
      'components-take-props',
      'Components take plain rows as props: the page reads, the component shows.',
      { path: '^components/' },
      {
        path: ['^lib/(db|access|audit|files|metrics|reports|imports|cli)/', COMMANDS, RECORDS, '^lib/env\\.ts$'],
        pathNot: '^lib/access/form\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    ),
    ban(
      'components-know-query-rows-by-type',
      "Import the row's type with `import type`; the page reads the rows.",
      { path: '^components/' },
      { path: QUERIES, dependencyTypesNot: ['type-only'] },
    ),
    ban(
      'components-know-no-store',
      "Not even a type of db: the row's type comes from queries.",
      { path: '^components/' },
      { path: '^lib/db/' },
    ),
    ban(
      'nobody-imports-app',
      'app/ is doors only: move what is shared to its room or to components.',
      { path: '^(lib|components|proxy\\.ts)' },
      { path: '^app/' },
    ),
    ban(
      'nobody-imports-tests',
      'Tests are not product: move what is shared to its room.',
      { path: '^(app|lib|components|proxy\\.ts)' },
      { path: '^tests/' },
    ),
    ban(
      'pages-only-read',
      'A page reads through queries; a write goes through its actions.ts.',
      { path: '^app/.*(page|layout|template|loading|error|not-found|default)\\.tsx$' },
      { path: [COMMANDS, RECORDS, '^lib/db/'] },
    ),
    ban(
      'sql-in-its-place',
      'SQL lives in db, access, audit, queries, commands, records, metrics, reports and imports: add a query to the room.',
      {
        path: '^(app|components|lib)/',
        pathNot: ['^lib/(db|access|audit|metrics|reports|imports)/', COMMANDS, QUERIES, RECORDS],
      },
      { path: npm('drizzle-orm') },
    ),
    ban(
      'no-cycles',
      'Two files that need each other are one thought, or a third file is missing: move what both need there.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    ban('resolvable', 'The path leads nowhere: correct it, or declare the package.', {}, { couldNotResolve: true }),
    ban(
      'declared-for-production',
      'The product may not lean on a development package: ask for it as a dependency.',
      { path: '^(app|components|lib)/', pathNot: ['\\.config\\.ts$', '^lib/cli/boot/'] },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    // dependency-cruiser reads TypeScript through swc: its TypeScript support ends before version 7.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.css$' },
    webpackConfig: { fileName: 'tests/architecture/alias.cjs' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
}
