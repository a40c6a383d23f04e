import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync } from '@swc/core'

export const ROOT = path.resolve(import.meta.dirname, '../..')

export type Source = { file: string; text: string }

/** Every hand-written source below a root, paths with forward slashes relative to it. */
export function sourcesBelow(root: string): Source[] {
  const patterns = ['{app,components,lib,tests}/**/*.{ts,tsx,mjs,cjs,css}', '*.{ts,mjs}']
  return globSync(patterns, { cwd: root })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file !== 'next-env.d.ts')
    .sort()
    .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }))
}

export type Node = { type: string; span?: { start: number; end: number } } & Record<string, unknown>

const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string'

function* walk(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* walk(item)
  else if (typeof value === 'object' && value !== null) {
    if (isNode(value)) yield value
    for (const inner of Object.values(value)) yield* walk(inner)
  }
}

const parsed = new WeakMap<Source, Node[]>()

/** All nodes of a script's syntax tree, parsed once for all checks; none for files that are not script. */
export function nodesOf(source: Source): Node[] {
  const { file, text } = source
  if (!/\.(ts|tsx|mjs|cjs)$/.test(file)) return []
  const known = parsed.get(source)
  if (known) return known
  const nodes = [...walk(parseSync(text, { syntax: 'typescript', tsx: file.endsWith('x'), target: 'es2024' }))]
  parsed.set(source, nodes)
  return nodes
}

/** `name` of an identifier, or of a member's property. */
export function nameOf(value: unknown): string | undefined {
  if (!isNode(value)) return undefined
  return value.type === 'Identifier' ? String(value.value) : undefined
}

/** A call's methods from the last to the first and the name it began with: tx.insert(a).values(b) → tx, [values, insert]. */
export function chainOf(value: unknown): { root: string | undefined; methods: string[] } {
  const methods: string[] = []
  let at = value
  while (isNode(at)) {
    if (at.type === 'CallExpression') at = at.callee
    else if (at.type === 'MemberExpression') {
      methods.push(nameOf(at.property) ?? '')
      at = at.object
    } else break
  }
  return { root: nameOf(at), methods }
}
