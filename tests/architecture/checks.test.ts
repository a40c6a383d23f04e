import { describe, expect, test } from 'vitest'
import { brokenBy, CHECKS } from './checks'
import { ROOT, sourcesBelow } from './sources'

const sources = sourcesBelow(ROOT)
const long = 'const a = 1\n'.repeat(251)
const read = 'export const f = async (tx) => {'

/** For each check: sources it must catch, and neighbours it must leave alone. */
const PLANTED: Record<keyof typeof CHECKS, { caught: [string, string][]; left: [string, string][] }> = {
  'clock only in kernel/clock.ts': {
    caught: [
      ['lib/visits/rules.ts', 'export const f = () => new Date()'],
      ['components/visits/form.tsx', 'export const F = () => <p>{Date.now()}</p>'],
      ['lib/visits/queries.ts', 'export const f = () => Date()'],
    ],
    left: [
      ['lib/kernel/clock.ts', 'export const now = () => new Date()'],
      ['lib/visits/queries.ts', 'export const f = (at: string) => new Date(at)'],
      ['tests/rules/a.test.ts', 'export const f = () => Date.now()'],
    ],
  },
  'process.env only in lib/env.ts': {
    caught: [
      ['lib/files/store.ts', 'export const a = process.env.DATA_DIR'],
      ['proxy.ts', 'export const { A } = process.env'],
    ],
    left: [
      ['lib/env.ts', 'export const a = process.env'],
      ['next.config.mjs', 'export const a = process.env.A'],
      ['lib/files/store.ts', 'export const a = "process.env"'],
    ],
  },
  "'use server' only in actions.ts": {
    caught: [
      ['app/(app)/visits/new/page.tsx', 'export default function P() { async function s() { "use server" } }'],
      ['lib/visits/commands.ts', "'use server'\nexport const a = 1"],
    ],
    left: [['app/(app)/visits/actions.ts', "'use server'\nexport async function a() {}"]],
  },
  'drizzle builders are awaited': {
    caught: [
      ['lib/visits/commands.ts', `${read} tx.insert(visits).values(row) }`],
      ['lib/visits/commands.ts', `${read} void tx.update(visits).set(row).where(eq(a, b)) }`],
      ['lib/visits/commands.ts', `${read} store.read.select().from(visits) }`],
      ['lib/visits/commands.ts', `${read} tx.delete(visits) }`],
      ['lib/visits/commands.ts', `${read} rows.forEach((row) => tx.insert(visits).values(row)) }`],
    ],
    left: [
      ['lib/visits/commands.ts', `${read} await tx.insert(visits).values(row) }`],
      ['lib/visits/commands.ts', `${read} return tx.select().from(visits) }`],
      ['lib/visits/commands.ts', `${read} seen.delete(key); list.forEach((row) => seen.add(row)) }`],
    ],
  },
  'default exports only in app/': {
    caught: [
      ['lib/visits/rules.ts', 'export default function f() {}'],
      ['components/ui/a.tsx', 'const A = 1\nexport default A'],
    ],
    left: [
      ['app/page.tsx', 'export default function P() { return null }'],
      ['tests/vitest.config.ts', 'export default {}'],
    ],
  },
  'no file above 250 lines': {
    caught: [['lib/visits/queries.ts', long]],
    left: [['lib/visits/queries.ts', long.slice(0, -'const a = 1\n'.length)]],
  },
  'no barrels, no drawers': {
    caught: [
      ['components/ui/index.ts', ''],
      ['lib/utils/money.ts', ''],
      ['lib/visits/helpers.ts', ''],
    ],
    left: [['lib/search/index-words.ts', '']],
  },
  'nothing silenced or postponed': {
    caught: [
      ['lib/visits/rules.ts', `// ${'TO'}${'DO'} later`],
      ['tests/rules/a.test.ts', `test${'.skip'}('a', () => {})`],
    ],
    left: [['lib/visits/rules.ts', 'list.skipped()']],
  },
}

const names = Object.keys(CHECKS) as (keyof typeof CHECKS)[]
const plant = ([file, text]: [string, string]) => ({ file, text })

describe.each(names)('%s', (name) => {
  test('holds', () => {
    expect(brokenBy(CHECKS[name], sources), CHECKS[name].remedy).toEqual([])
  })
  test('catches what is planted', () => {
    const { caught } = PLANTED[name]
    expect(caught.filter((one) => brokenBy(CHECKS[name], [plant(one)]).length === 0)).toEqual([])
  })
  test('leaves its neighbours alone', () => {
    expect(brokenBy(CHECKS[name], PLANTED[name].left.map(plant))).toEqual([])
  })
})
