import { afterEach, beforeEach } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { openStore, type Store } from '@/lib/db/store'
import { units, users } from '@/lib/db/tables/people'
import { holdClock } from '@/lib/kernel/clock'
import type { Role } from '@/lib/kernel/terms'
import { newDatabase } from './database'

/** A Tuesday morning in Qingdao; every world's clock stands here unless a test moves it. */
export const WORLD_NOW = new Date('2026-03-10T01:30:00Z')

/** District with two departments and an outpost under one of them: own, sibling and subtree are all there to be told apart. */
export const UNITS = {
  district: { id: 'u-district', parentId: null, path: '/u-district/', name: '市南区', kind: 'district' },
  bureau: {
    id: 'u-bureau',
    parentId: 'u-district',
    path: '/u-district/u-bureau/',
    name: '区投资促进局',
    kind: 'department',
  },
  beijing: {
    id: 'u-beijing',
    parentId: 'u-bureau',
    path: '/u-district/u-bureau/u-beijing/',
    name: '北京招商队',
    kind: 'outpost',
  },
  street: {
    id: 'u-street',
    parentId: 'u-district',
    path: '/u-district/u-street/',
    name: '香港中路街道',
    kind: 'street',
  },
} as const
export type UnitName = keyof typeof UNITS

export type World = {
  store: Store
  /** Someone of a role in a unit (leader, auditor and admin: district; others: bureau, unless said); `n` tells apart two of a kind. */
  viewer: (role: Role, unit?: UnitName, n?: 1 | 2) => Viewer
  close: () => Promise<void>
}

const DISTRICT_ROLES: Role[] = ['leader', 'auditor', 'admin']
const userId = (role: Role, unit: UnitName, n: number) => `p-${role}-${unit}-${n}`

/** A fresh database with the units above and two people per role and unit; close it when done (or use `worldPerTest`). */
export async function newWorld(): Promise<World> {
  holdClock(WORLD_NOW)
  const database = await newDatabase()
  const store = openStore(database.url)
  const people = (['staff', 'manager', 'leader', 'auditor', 'admin'] as const).flatMap((role) =>
    (Object.keys(UNITS) as UnitName[]).flatMap((unit) => [1, 2].map((n) => ({ role, unit, n }))),
  )
  await store.write(async (tx) => {
    await tx.insert(units).values(Object.values(UNITS).map((unit, sort) => ({ ...unit, sort })))
    await tx.insert(users).values(
      people.map(({ role, unit, n }) => ({
        id: userId(role, unit, n),
        username: userId(role, unit, n),
        name: `${role}${unit}${n}`,
        unitId: UNITS[unit].id,
        role,
        mustChangePassword: false,
      })),
    )
  })
  return {
    store,
    viewer: (role, unit = DISTRICT_ROLES.includes(role) ? 'district' : 'bureau', n = 1) => viewerOf(role, unit, n),
    close: async () => {
      await store.close()
      await database.drop()
      holdClock(undefined)
    },
  }
}

function viewerOf(role: Role, unit: UnitName, n: number): Viewer {
  const own = UNITS[unit]
  return {
    userId: userId(role, unit, n),
    username: userId(role, unit, n),
    name: `${role}${unit}${n}`,
    role,
    unitId: own.id,
    unitName: own.name,
    subtree: Object.values(UNITS)
      .filter((other) => other.path.startsWith(own.path))
      .map((other) => other.id),
    atRoot: own.parentId === null,
    sessionId: `s-${userId(role, unit, n)}`,
    mustChangePassword: false,
  }
}

/** A new world before each test of the file and its end after it: `const world = worldPerTest()`, then `world().store`. */
export function worldPerTest(): () => World {
  let world: World | undefined
  beforeEach(async () => {
    world = await newWorld()
  })
  afterEach(async () => {
    await world?.close()
    world = undefined
  })
  return () => {
    if (!world) throw new Error('worldPerTest: asked outside a test')
    return world
  }
}
