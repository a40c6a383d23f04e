import { eq, inArray } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { noticeSettings } from '@/lib/db/tables/notices'
import { units } from '@/lib/db/tables/people'
import type { Wishes } from './wishes.rules'

export const userWishes = (userId: string) => `user:${userId}`
export const unitWishes = (unitId: string) => `unit:${unitId}`
export type StoredWishes = Wishes & { version: number }

/** What is set under these keys, by key. */
export async function wishesOf(read: Read, keys: readonly string[]): Promise<Map<string, StoredWishes>> {
  if (keys.length === 0) return new Map()
  const rows = await read
    .select()
    .from(noticeSettings)
    .where(inArray(noticeSettings.id, [...keys]))
  return new Map(rows.map(({ id, off, digestAt, digest, version }) => [id, { off, digestAt, digest, version }]))
}

/** Everything anybody has set, for composing. */
export async function allWishes(read: Read): Promise<Map<string, Wishes>> {
  const rows = await read.select().from(noticeSettings)
  return new Map(rows.map(({ id, off, digestAt, digest }) => [id, { off, digestAt, digest }]))
}

/** A unit and those above it, itself first: whose wishes and channels hold for its people, in this order. */
export async function unitsUpwards(read: Read, unitId: string): Promise<{ id: string; name: string }[]> {
  const [own] = await read.select({ path: units.path }).from(units).where(eq(units.id, unitId))
  const ids = (own?.path ?? '').split('/').filter(Boolean)
  const rows = await read.select({ id: units.id, name: units.name }).from(units).where(inArray(units.id, ids))
  return ids.reverse().flatMap((id) => rows.filter((row) => row.id === id))
}
