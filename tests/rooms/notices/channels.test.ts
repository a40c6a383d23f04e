import { type SQL, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Write } from '@/lib/db/store'
import { channels, noticeSettings } from '@/lib/db/tables/notices'
import { channelInput } from '@/lib/notices/channel.schema'
import { removeChannel, saveChannel } from '@/lib/notices/channels.commands'
import { ownChannels, unitChannels } from '@/lib/notices/channels.queries'
import { SENT } from '@/lib/notices/send/outcome'
import { testChannel } from '@/lib/notices/test-channel.commands'
import { saveWishes } from '@/lib/notices/wishes.commands'
import { unitWishes, wishesOf } from '@/lib/notices/wishes.queries'
import { wishesInput } from '@/lib/notices/wishes.schema'
import { worldPerTest } from '../../world/world'
import { refusal, trailOf } from '../room-world'

const world = worldPerTest()
const KEY = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-secret-key'
const form = (extra: Record<string, unknown> = {}) =>
  channelInput.parse({ kind: 'wecom', address: KEY, active: 'on', ...extra })
const rows = () => world().store.read.select().from(channels)

describe('channels', () => {
  test('everybody keeps the own; a unit’s belongs to managers of it and above, and to the admin', async () => {
    const { store, viewer } = world()
    for (const who of [viewer('staff'), viewer('leader'), viewer('auditor'), viewer('admin')])
      await saveChannel(store.write, who, form())
    expect(await rows()).toHaveLength(4)
    for (const who of [viewer('staff'), viewer('leader'), viewer('auditor'), viewer('manager', 'street')])
      await refusal(saveChannel(store.write, who, form({ unitId: 'u-bureau' })), 'not-found')
    expect(await rows()).toHaveLength(4)
    await saveChannel(store.write, viewer('manager'), form({ unitId: 'u-beijing' }))
    await saveChannel(store.write, viewer('admin'), form({ unitId: 'u-bureau' }))
    expect([...(await unitChannels(store.read, viewer('manager'))).keys()].sort()).toEqual(['u-beijing', 'u-bureau'])
    expect([...(await unitChannels(store.read, viewer('manager', 'street'))).keys()]).toEqual([])
    expect(await ownChannels(store.read, viewer('manager'))).toEqual([])
  })

  test('show neither address nor secret again, not in lists and not in the trail', async () => {
    const { store, viewer } = world()
    const { id } = await saveChannel(
      store.write,
      viewer('staff'),
      form({
        kind: 'dingtalk',
        address: 'https://oapi.dingtalk.com/robot/send?access_token=verylongtoken1234',
        secret: 'SECabcdef',
      }),
    )
    const [shown] = await ownChannels(store.read, viewer('staff'))
    expect(shown).toEqual({
      id,
      version: 1,
      kind: 'dingtalk',
      address: 'oapi.dingtalk.com/…1234',
      hasSecret: true,
      active: true,
    })
    await saveChannel(
      store.write,
      viewer('staff'),
      channelInput.parse({ id, version: '1', kind: 'dingtalk', address: '', secret: '', active: 'on' }),
    )
    expect((await rows())[0]).toMatchObject({
      address: 'https://oapi.dingtalk.com/robot/send?access_token=verylongtoken1234',
      secret: 'SECabcdef',
      version: 2,
    })
    const trail = JSON.stringify(await trailOf(store, 'channel.save'))
    expect(trail).not.toContain('verylongtoken')
    expect(trail).not.toContain('SECabcdef')
    expect(trail).toContain('已设置')
  })

  test('another kind needs its own address, and takes no secret along', async () => {
    const { store, viewer } = world()
    const { id } = await saveChannel(
      store.write,
      viewer('staff'),
      form({ kind: 'dingtalk', address: 'https://oapi.dingtalk.com/robot/send?access_token=x', secret: 'SEC' }),
    )
    const change = (extra: object) => channelInput.parse({ id, version: '1', active: 'on', ...extra })
    expect(
      (await refusal(saveChannel(store.write, viewer('staff'), change({ kind: 'feishu' })), 'invalid')).fields,
    ).toHaveProperty('address')
    await refusal(
      saveChannel(store.write, viewer('staff'), change({ kind: 'feishu', address: 'https://10.0.0.8/hook' })),
      'invalid',
    )
    await saveChannel(
      store.write,
      viewer('staff'),
      change({ kind: 'feishu', address: 'https://open.feishu.cn/open-apis/bot/v2/hook/x' }),
    )
    expect((await rows())[0]).toMatchObject({ kind: 'feishu', secret: null })
    await refusal(saveChannel(store.write, viewer('staff'), change({ kind: 'feishu' })), 'conflict')
  })

  test('of others are not there: neither changed, nor removed, nor tested', async () => {
    const { store, viewer } = world()
    const { id } = await saveChannel(store.write, viewer('staff'), form())
    for (const who of [viewer('staff', 'bureau', 2), viewer('manager'), viewer('admin')]) {
      await refusal(saveChannel(store.write, who, form({ id, version: '1' })), 'not-found')
      await refusal(removeChannel(store.write, who, { id }), 'not-found')
      await refusal(
        testChannel(store, who, { id }, async () => SENT),
        'not-found',
      )
    }
    expect(await rows()).toHaveLength(1)
    await removeChannel(store.write, viewer('staff'), { id })
    expect(await rows()).toHaveLength(0)
    expect(await trailOf(store, 'channel.remove')).toHaveLength(1)
  })

  test('a test message says what came of it, and not more than five in a quarter of an hour', async () => {
    const { store, viewer } = world()
    const { id } = await saveChannel(store.write, viewer('staff'), form())
    await testChannel(store, viewer('staff'), { id }, async () => SENT)
    const no = await refusal(
      testChannel(store, viewer('staff'), { id }, async () => ({ result: 'refused', error: '机器人地址无效' })),
      'refused',
    )
    expect(no.fields['']).toEqual(['没有发出：机器人地址无效'])
    for (let n = 0; n < 3; n++) await testChannel(store, viewer('staff'), { id }, async () => SENT)
    await refusal(
      testChannel(store, viewer('staff'), { id }, async () => SENT),
      'too-many',
    )
    expect(await trailOf(store, 'channel.test')).toHaveLength(5)
  })
})

describe('wishes', () => {
  test('are the own, or a unit’s for who keeps its channels', async () => {
    const { store, viewer } = world()
    const wish = (extra: object = {}) =>
      wishesInput.parse({ version: '0', digest: 'off', digestAt: '09:00', choose: 'own', kinds: ['mention'], ...extra })
    await saveWishes(store.write, viewer('staff'), wish())
    await refusal(saveWishes(store.write, viewer('staff'), wish()), 'conflict')
    await refusal(saveWishes(store.write, viewer('staff'), wish({ unitId: 'u-bureau' })), 'not-found')
    await refusal(saveWishes(store.write, viewer('manager'), wish({ unitId: 'u-street' })), 'not-found')
    await saveWishes(store.write, viewer('manager'), wish({ unitId: 'u-beijing', choose: '', digest: '' }))
    const key = unitWishes('u-beijing')
    expect((await wishesOf(store.read, [key])).get(key)).toEqual({
      off: null,
      digestAt: '09:00',
      digest: null,
      version: 1,
    })
    expect(await trailOf(store, 'wishes.save')).toHaveLength(2)
    expect(wishesInput.safeParse({ digestAt: '03:17' }).success).toBe(false)
  })
})

/** A door in which somebody else is quicker: what the work reads first has another version by the time it writes. */
const overtaken =
  (table: typeof channels | typeof noticeSettings): Write =>
  (work) =>
    world().store.write((tx) => {
      let first = true
      const where = async (clause: SQL) => {
        const rows = await tx.select().from(table).where(clause)
        await tx.update(table).set({ version: sql`${table.version} + 1` })
        return rows
      }
      const slow = new Proxy(tx, {
        get(target, name) {
          if (name === 'select' && first) {
            first = false
            return () => ({ from: () => ({ where }) })
          }
          const value = Reflect.get(target, name)
          return typeof value === 'function' ? value.bind(target) : value
        },
      })
      return work(slow)
    })

describe('saving what somebody else has just saved', () => {
  test('is a conflict, and writes neither channel nor trail', async () => {
    const { store, viewer } = world()
    const { id } = await saveChannel(store.write, viewer('staff'), form())
    const change = form({ id, version: '1', address: `${KEY}-late` })
    await refusal(saveChannel(overtaken(channels), viewer('staff'), change), 'conflict')
    expect(await rows()).toMatchObject([{ address: KEY, version: 1 }])
    expect(await trailOf(store, 'channel.save')).toHaveLength(1)
  })

  test('is a conflict for wishes, too', async () => {
    const { store, viewer } = world()
    const wish = (version: string, digest: string) => wishesInput.parse({ version, digest, digestAt: '09:00' })
    await saveWishes(store.write, viewer('staff'), wish('0', 'off'))
    await refusal(saveWishes(overtaken(noticeSettings), viewer('staff'), wish('1', 'on')), 'conflict')
    expect(await store.read.select().from(noticeSettings)).toMatchObject([{ digest: false, version: 1 }])
    expect(await trailOf(store, 'wishes.save')).toHaveLength(1)
  })
})
