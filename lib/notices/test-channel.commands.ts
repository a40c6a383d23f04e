import { countFailure, isExhausted } from '@/lib/access/attempts'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Store } from '@/lib/db/store'
import { now, today } from '@/lib/kernel/clock'
import { Problem, refused } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { loadChannel } from './channels.queries'
import { type Deliver, deliver, siteAddress } from './send/deliver'

/** Test messages a person may send in a quarter of an hour. */
const MOST = 5

/**
 * Sends a test message by a channel that the viewer keeps. Not inside a transaction, for it waits for another server; noted in the trail before
 * it goes. Problems: not-found, too-many, refused with the reason in words.
 */
export async function testChannel(
  store: Pick<Store, 'read' | 'write'>,
  viewer: Viewer,
  { id }: { id: string },
  send: Deliver = deliver,
): Promise<void> {
  const limit = { key: `channel-test:${viewer.userId}`, most: MOST }
  const channel = await store.write(async (tx) => {
    const row = await loadChannel(tx, viewer, id)
    if (await isExhausted(tx, limit)) throw new Problem('too-many')
    await countFailure(tx, limit)
    await audit(tx, viewer, { action: 'channel.test', noun: 'channel', id, unitId: row.unitId ?? viewer.unitId })
    return row
  })
  const home = `${siteAddress()}/notices`
  const summary = `这是一条测试消息，发送时间 ${now().toISOString().slice(0, 16)}Z。收到它，说明渠道设置正确。`
  const outcome = await send({
    id: newId(),
    channel,
    ofUnit: channel.unitId !== null,
    person: { name: viewer.name, phone: null },
    digest: { day: today(), summary, items: [], more: 0, home },
  })
  if (outcome.result === 'sent') return
  throw refused(outcome.result === 'refused' ? `没有发出：${outcome.error}` : `不知是否送达：${outcome.error}`)
}
