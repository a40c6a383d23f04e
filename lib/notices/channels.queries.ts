import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { reaches, within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { channels } from '@/lib/db/tables/notices'
import { found } from '@/lib/kernel/errors'
import type { ChannelKind } from '@/lib/kernel/terms'
import { maskAddress } from './hosts.rules'

/** A channel as people see it: the address masked, of the secret only whether there is one. */
export type ShownChannel = {
  id: string
  version: number
  kind: ChannelKind
  address: string
  hasSecret: boolean
  active: boolean
}
export type ChannelRow = typeof channels.$inferSelect
/** A unit's channel has a unit; the other is a person's. */
const ofUnit = { ...channels, unitId: channels.unitId }

export const shownChannel = ({ id, version, kind, address, secret, active }: ChannelRow): ShownChannel => ({
  id,
  version,
  kind,
  address: maskAddress(kind, address),
  hasSecret: secret !== null,
  active,
})

/** The viewer's own channels. */
export async function ownChannels(read: Read, viewer: Viewer): Promise<ShownChannel[]> {
  const rows = await read.select().from(channels).where(eq(channels.userId, viewer.userId)).orderBy(asc(channels.id))
  return rows.map(shownChannel)
}

/** Channels of the units whose channels the viewer keeps, by unit. */
export async function unitChannels(read: Read, viewer: Viewer): Promise<Map<string, ShownChannel[]>> {
  const rows = await read
    .select()
    .from(channels)
    .where(and(isNotNull(channels.unitId), within(viewer, 'channel.write', ofUnit)))
    .orderBy(asc(channels.id))
  const by = Map.groupBy(rows, (row) => row.unitId ?? '')
  return new Map([...by].map(([unitId, of]) => [unitId, of.map(shownChannel)]))
}

/** A channel that the viewer may change: the own, or that of a unit in reach. What is not is not there. */
export async function loadChannel(read: Read, viewer: Viewer, id: string): Promise<ChannelRow> {
  const [row] = await read.select().from(channels).where(eq(channels.id, id))
  const own = row?.userId === viewer.userId
  const reached = row?.unitId ? reaches(viewer, 'channel.write', { unitId: row.unitId }) : false
  return found(own || reached ? row : undefined, `channel ${id}`)
}

/** Every channel that is in use, for composing. */
export async function activeChannels(read: Read): Promise<ChannelRow[]> {
  return read.select().from(channels).where(eq(channels.active, true)).orderBy(asc(channels.id))
}
