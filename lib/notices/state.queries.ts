import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { activeChannels, type ShownChannel, shownChannel } from './channels.queries'
import { type StoredWishes, unitsUpwards, unitWishes, userWishes, wishesOf } from './wishes.queries'
import { type Effective, effectiveWishes, nearestChannel } from './wishes.rules'

export type MessageState = {
  /** What is set here itself. */
  own: StoredWishes | undefined
  /** What would hold without that, and what holds. */
  above: Effective
  effective: Effective
  /** Where the message goes; a unit's name when it is the unit's channel. */
  channel: (ShownChannel & { unitName: string | null }) | undefined
}

async function stateOf(read: Read, key: string, userId: string, unitId: string, from: number): Promise<MessageState> {
  const units = await unitsUpwards(read, unitId)
  const keys = units.slice(from).map(({ id }) => unitWishes(id))
  const [stored, channels] = await Promise.all([wishesOf(read, [key, ...keys]), activeChannels(read)])
  const chain = keys.map((one) => stored.get(one))
  const row = nearestChannel({ userId, units: units.map(({ id }) => id) }, channels)
  const unitName = units.find(({ id }) => id === row?.unitId)?.name ?? null
  return {
    own: stored.get(key),
    above: effectiveWishes(chain),
    effective: effectiveWishes([stored.get(key), ...chain]),
    channel: row && { ...shownChannel(row), unitName },
  }
}

/** What holds for the viewer's own message, and where it goes. */
export const ownMessages = (read: Read, viewer: Viewer): Promise<MessageState> =>
  stateOf(read, userWishes(viewer.userId), viewer.userId, viewer.unitId, 0)

/** What holds for the people of a unit who have set nothing themselves. */
export const messagesOfUnit = (read: Read, unitId: string): Promise<MessageState> =>
  stateOf(read, unitWishes(unitId), '', unitId, 1)
