import { chainOf, type Node, nameOf, nodesOf, type Source } from './sources'

const PRODUCT = /^(app|components|lib)\/|^[^/]+\.ts$/
const LAUNCHER = /^lib\/cli\/boot\//
const CONFIG = /\.config\.(ts|mjs)$/

const isDate = (node: unknown) => nameOf(node) === 'Date'

function readsClock(node: Node): boolean {
  if (node.type === 'NewExpression')
    return isDate(node.callee) && ((node.arguments as unknown[] | null) ?? []).length === 0
  if (node.type !== 'CallExpression') return false
  const { root, methods } = chainOf(node)
  return (
    (root === 'Date' && (methods.length === 0 || methods[0] === 'now')) ||
    (root === 'performance' && methods[0] === 'now')
  )
}

const readsEnvironment = (node: Node) =>
  node.type === 'MemberExpression' && nameOf(node.object) === 'process' && nameOf(node.property) === 'env'

function marksServerAction(node: Node): boolean {
  const expression = node.expression as Node | undefined
  return (
    node.type === 'ExpressionStatement' && expression?.type === 'StringLiteral' && expression.value === 'use server'
  )
}

const PAIRS = [
  ['insert', 'values'],
  ['insert', 'select'],
  ['update', 'set'],
  ['delete', 'where'],
  ['select', 'from'],
  ['selectDistinct', 'from'],
]
const HANDLES = ['tx', 'read', 'write', 'db']

/** drizzle's builders do nothing until awaited: a statement made of one, or handed to forEach, writes nothing. */
function isBuilder(value: unknown): boolean {
  const { root, methods } = chainOf(value)
  if (methods.includes('then') || methods.includes('catch')) return false
  if (PAIRS.some((pair) => pair.every((method) => methods.includes(method)))) return true
  return HANDLES.includes(root ?? '') && ['execute', 'delete'].includes(methods.at(-1) ?? '')
}

function dropsBuilder(node: Node): boolean {
  if (node.type === 'ExpressionStatement') {
    const expression = node.expression as Node
    return isBuilder(expression.type === 'UnaryExpression' ? expression.argument : expression)
  }
  if (node.type !== 'CallExpression' || chainOf(node).methods[0] !== 'forEach') return false
  const [first] = node.arguments as { expression: Node }[]
  return first?.expression.type === 'ArrowFunctionExpression' && isBuilder(first.expression.body)
}

/** One check: what it forbids where, and the remedy that a reader of a failure needs. */
type Check = { remedy: string; where: (file: string) => boolean; broken: (source: Source) => boolean }

const anyNode = (test: (node: Node) => boolean) => (source: Source) => nodesOf(source).some(test)

// Written apart, so that this file does not contain what it forbids.
const SILENCED = new RegExp(
  [
    'biome-' + 'ignore',
    '@ts-' + 'ignore',
    '@ts-' + 'expect-error',
    '@ts-' + 'nocheck',
    '\\bTO' + 'DO\\b',
    '\\bFIX' + 'ME\\b',
    '\\.(skip|only|todo|fixme)\\(',
  ].join('|'),
)

export const CHECKS = {
  'clock only in kernel/clock.ts': {
    remedy: 'take today or the instant as an argument, or call the kernel clock in the command',
    where: (file) => PRODUCT.test(file) && file !== 'lib/kernel/clock.ts' && !LAUNCHER.test(file),
    broken: anyNode(readsClock),
  },
  'process.env only in lib/env.ts': {
    remedy: 'add the key to lib/env.ts and .env.example',
    // instrumentation.ts asks which runtime it is compiled for: no setting, and a word of the compiler's.
    where: (file) =>
      PRODUCT.test(file) &&
      !['lib/env.ts', 'instrumentation.ts'].includes(file) &&
      !LAUNCHER.test(file) &&
      !CONFIG.test(file),
    broken: anyNode(readsEnvironment),
  },
  "'use server' only in actions.ts": {
    remedy: 'move the server function to actions.ts beside the page, through the one write door',
    where: (file) => PRODUCT.test(file) && !file.endsWith('/actions.ts'),
    broken: anyNode(marksServerAction),
  },
  'drizzle builders are awaited': {
    remedy: 'await the builder: without it nothing is sent',
    where: (file) => PRODUCT.test(file) || file.startsWith('tests/'),
    broken: anyNode(dropsBuilder),
  },
  'default exports only in app/': {
    remedy: 'export it by name, so that one name finds it everywhere',
    where: (file) => !file.startsWith('app/') && !CONFIG.test(file),
    broken: anyNode((node) => node.type.startsWith('ExportDefault')),
  },
  'no file above 250 lines': {
    remedy: 'split it by meaning',
    where: () => true,
    broken: ({ text }) => text.trimEnd().split('\n').length > 250,
  },
  'no barrels, no drawers': {
    remedy: 'import from the file that has it; name the file by what is in it',
    where: (file) => !file.startsWith('app/'),
    broken: ({ file }) => /(^|\/)(index\.(ts|tsx|mjs)|(utils?|misc|helpers?|common)(\/|\.))/.test(file),
  },
  'nothing silenced or postponed': {
    remedy: 'mend it now',
    where: () => true,
    broken: ({ text }) => SILENCED.test(text),
  },
} satisfies Record<string, Check>

/** The files that break a check. */
export const brokenBy = (check: Check, sources: Source[]): string[] =>
  sources.filter((source) => check.where(source.file) && check.broken(source)).map((source) => source.file)
