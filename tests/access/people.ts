import { eq } from 'drizzle-orm'
import { hashPassword } from '@/lib/access/password'
import { auditEntries } from '@/lib/db/tables/house'
import { sessions, users } from '@/lib/db/tables/people'
import { holdClock, now } from '@/lib/kernel/clock'
import type { World } from '../world/world'

export const PASSWORD = 'Haian#2026x'
export const ORIGIN = { address: '10.1.2.3', agent: 'test' }
let hash: Promise<string> | undefined

/** Gives one of the world's people the password above; answers the user name, which in a world is also the id. */
export async function withPassword(world: World, userId = 'p-staff-bureau-1'): Promise<string> {
  hash ??= hashPassword(PASSWORD)
  const passwordHash = await hash
  await world.store.write(async (tx) => {
    await tx.update(users).set({ passwordHash }).where(eq(users.id, userId))
  })
  return userId
}

export async function userRow(world: World, id: string) {
  const [row] = await world.store.read.select().from(users).where(eq(users.id, id))
  if (!row) throw new Error(`no user ${id}`)
  return row
}

export const sessionRows = (world: World, userId: string) =>
  world.store.read.select().from(sessions).where(eq(sessions.userId, userId))

/** The trail's actions in order of writing. */
export async function trail(world: World) {
  return world.store.read.select().from(auditEntries).orderBy(auditEntries.seq)
}

/** Moves the world's clock on. */
export function pass(minutes: number): void {
  holdClock(new Date(now().getTime() + minutes * 60_000))
}
