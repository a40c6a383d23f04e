import { viewersOf } from '@/lib/access/viewers'
import type { Store } from '@/lib/db/store'
import { now, today } from '@/lib/kernel/clock'
import { standing } from '@/lib/notices/carried.queries'
import {
  type DeliveryRow,
  dropDelivery,
  dueDeliveries,
  noteDied,
  noteOutcome,
  noteTooLate,
  takeDelivery,
  usableChannel,
} from '@/lib/notices/deliveries.records'
import { digestOf } from '@/lib/notices/digest.rules'
import { type Deliver, deliver, type Parcel, siteAddress } from '@/lib/notices/send/deliver'
import { type Outcome, uncertainBecause } from '@/lib/notices/send/outcome'
import { phoneOf } from '@/lib/users/phone.queries'
import { visibleNotices } from './visible.queries'

export type Sent = { sent: number; refused: number; uncertain: number; dropped: number }
/** A run ends after so long, so that the next minute's begins on time; what is left waits for it. */
const RUN_MS = 50_000

/**
 * Sends what is due, each at the pace of its channel. A delivery is taken in one UPDATE before it goes and noted after; whoever dies in between
 * leaves it `uncertain`, and nothing sends it a second time by itself (docs/decisions/2026-11-22-never-twice.md). Safe beside other senders.
 */
export async function sendDeliveries(store: Pick<Store, 'read' | 'write'>, send: Deliver = deliver): Promise<Sent> {
  const { read, write } = store
  const total: Sent = { sent: 0, refused: 0, uncertain: 0, dropped: 0 }
  await write(async (tx) => {
    total.uncertain += await noteDied(tx)
    await noteTooLate(tx, today())
  })
  const end = now().getTime() + RUN_MS
  for (const due of await dueDeliveries(read)) {
    if (now().getTime() > end) break
    const row = await write((tx) => takeDelivery(tx, due.id))
    if (!row) continue
    const parcel = await parcelOf(store, row)
    if (typeof parcel === 'string') {
      await write((tx) => dropDelivery(tx, row, parcel))
      total.dropped += 1
      continue
    }
    const outcome = await send(parcel).catch((error): Outcome => {
      console.error(`delivery ${row.id} ended unexpectedly`, error)
      return uncertainBecause('发送时出现异常，不知是否送达')
    })
    await write((tx) => noteOutcome(tx, row, outcome))
    total[outcome.result] += 1
  }
  return total
}

/** What goes out, made at the last moment: what was done meanwhile, or is out of the person's reach, is not in it. A text says why nothing goes. */
async function parcelOf({ read }: Pick<Store, 'read'>, row: DeliveryRow): Promise<Parcel | string> {
  const channel = await usableChannel(read, row.channelId)
  if (!channel) return '渠道已停用或删除'
  const viewer = (await viewersOf(read, [row.userId]))[0]
  if (!viewer) return '账号已停用'
  const notices = await standing(read, row.noticeIds)
  const visible = await visibleNotices(read, viewer, notices)
  const carried = notices.filter(({ id }) => visible.has(id))
  if (carried.length === 0) return '发送前事项均已办结'
  const ofUnit = channel.unitId !== null
  return {
    id: row.id,
    channel,
    ofUnit,
    person: { name: viewer.name, phone: ofUnit ? await phoneOf(read, row.userId) : null },
    digest: digestOf(carried, row.day, siteAddress()),
  }
}
