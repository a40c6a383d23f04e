import house from './rooms.json' with { type: 'json' }

const { rooms } = house
const values = (from: string) => `import { a } from '${from}'\nexport const b = a\n`
const types = (from: string) => `import type { A } from '${from}'\nexport type B = A\n`

/** A tree in which nothing is wrong; plants are laid over it. */
export const HOUSE: Record<string, string> = {
  'package.json':
    '{ "type": "module", "dependencies": { "zod": "*", "drizzle-orm": "*", "next": "*" }, "devDependencies": { "vitest": "*" } }',
  ...Object.fromEntries(
    rooms.flatMap((room) =>
      ['schema', 'queries', 'commands', 'records', 'names'].map((file) => [
        `lib/${room}/${file}.ts`,
        'export type A = 1\nexport const a = 1\n',
      ]),
    ),
  ),
  ...Object.fromEntries(
    ['lib/env', 'lib/db/store', 'lib/kernel/money', 'lib/access/viewer', 'lib/audit/record', 'tests/world/world'].map(
      (file) => [`${file}.ts`, 'export type A = 1\nexport const a = 1\n'],
    ),
  ),
  'app/(app)/visits/actions.ts': values('@/lib/visits/commands'),
  'app/(app)/visits/page.tsx': `${values('@/lib/visits/queries')}import { b as c } from './actions'\nexport const d = c\n`,
  'components/visits/card.tsx': `${types('@/lib/visits/queries')}import { a } from '@/lib/visits/schema'\nexport const c = a\n`,
  'components/ui/button.tsx': values('@/lib/kernel/money'),
  'lib/visits/log.commands.ts':
    values('./records') +
    "import { a as c } from '@/lib/companies/queries'\nimport { sql } from 'drizzle-orm'\nexport const d = [c, sql]\n",
  'lib/visits/rules.ts':
    values('@/lib/kernel/money') +
    "import { z } from 'zod'\nimport { a as c } from './names'\nexport const d = [z, c]\n",
  'lib/goals/far.ts': values('@/lib/db/store'),
  'lib/imports/write.ts': values('@/lib/visits/records'),
  'lib/cli/main.ts': values('@/lib/visits/commands'),
}

/** For each arrow, files that break it in the ways that matter: by alias, by relative path, by type only, at a distance. */
export const PLANTS: Record<string, Record<string, string>> = {
  'kernel-imports-nobody': { 'lib/kernel/a.ts': values('@/lib/units/schema') },
  'kernel-runs-anywhere': {
    'lib/kernel/b.ts': "import { redirect } from 'next/navigation'\nexport const b = redirect\n",
  },
  'kernel-without-node': { 'lib/kernel/c.ts': "import { hash } from 'node:crypto'\nexport const b = hash\n" },
  'form-state-runs-anywhere': { 'lib/access/form.ts': types('./viewer') },
  'pure-stays-pure': { 'lib/visits/day.rules.ts': types('@/lib/access/viewer') },
  'pure-throughout': { 'lib/goals/rules.ts': values('./far') },
  'pure-without-node': { 'lib/events/rules.ts': "import { join } from 'node:path'\nexport const b = join\n" },
  'db-knows-no-room': { 'lib/db/a.ts': types('../units/schema') },
  'foundation-below-rooms': {
    'lib/access/a.ts': values('@/lib/users/queries'),
    'lib/audit/a.ts': values('@/lib/metrics/names'),
  },
  'reads-never-write': {
    'lib/metrics/a.ts': values('@/lib/goals/records'),
    'lib/goals/list.queries.ts': values('./commands'),
  },
  'commands-never-nest': { 'lib/visits/move.commands.ts': values('./commands') },
  'rooms-keep-their-commands': { 'lib/visits/a.ts': values('@/lib/projects/commands') },
  'records-only-inside-a-write': {
    'lib/visits/h.ts': values('@/lib/companies/records'),
    'app/api/a/route.ts': values('@/lib/visits/records'),
  },
  ...Object.fromEntries(
    rooms
      .slice(0, -1)
      .map((room, index) => [
        `room-order-${room}`,
        { [`lib/${room}/later.ts`]: types(`@/lib/${rooms[index + 1]}/names`) },
      ]),
  ),
  'ui-without-nouns': {
    'components/ui/a.tsx': types('@/lib/visits/schema'),
    'components/ui/b.tsx': values('../visits/card'),
  },
  'components-take-props': {
    'components/visits/a.tsx': values('@/lib/access/viewer'),
    'components/visits/e.tsx': values('@/lib/metrics/names'),
  },
  'components-know-query-rows-by-type': { 'components/visits/b.tsx': values('@/lib/visits/queries') },
  'components-know-no-store': { 'components/visits/c.tsx': types('@/lib/db/store') },
  'nobody-imports-app': { 'components/visits/d.tsx': values('../../app/(app)/visits/actions') },
  'nobody-imports-tests': { 'lib/visits/b.ts': types('@/tests/world/world') },
  'pages-only-read': {
    'app/(app)/goals/page.tsx': values('@/lib/goals/commands'),
    'app/(app)/layout.tsx': values('@/lib/db/store'),
  },
  'sql-in-its-place': {
    'lib/visits/c.ts': "import { sql } from 'drizzle-orm'\nexport const b = sql\n",
    'app/api/b/route.ts': "import { sql } from 'drizzle-orm'\nexport const b = sql\n",
  },
  'no-cycles': { 'lib/visits/d.ts': values('./e'), 'lib/visits/e.ts': values('./d') },
  resolvable: { 'lib/visits/f.ts': values('@/lib/visits/nowhere') },
  'declared-for-production': { 'lib/visits/g.ts': "import { vi } from 'vitest'\nexport const b = vi\n" },
}
