import { afterEach, describe, expect, test } from 'vitest'
import { channels, deliveries } from '@/lib/db/tables/notices'
import { holdClock } from '@/lib/kernel/clock'
import { composeDigests } from '@/lib/reminders/digests.commands'
import { sendDeliveries } from '@/lib/reminders/send.commands'
import { WORLD_NOW, worldPerTest } from '../../world/world'
import { tell } from './help'
import { mailServer } from './stubs'

const world = worldPerTest()
const send = () => sendDeliveries(world().store)
const rows = () => world().store.read.select().from(deliveries)
let open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  for (const one of open) await one.close()
  open = []
})

describe('mail', () => {
  const ready = async () => {
    const { store, viewer } = world()
    const stub = await mailServer()
    open.push(stub)
    const channel = {
      userId: viewer('staff').userId,
      kind: 'mail' as const,
      address: 'zhang@example.gov.cn',
      createdBy: 'p',
    }
    await store.write(async (tx) => {
      await tx.insert(channels).values(channel)
    })
    await tell(store, viewer('staff'), { key: 'a', title: '跟进' })
    await composeDigests(store, '2026-03-10', '', '23:59')
    return stub
  }

  test('arrives with sender, subject and the same id however often it goes', async () => {
    const stub = await ready()
    expect(await send()).toMatchObject({ sent: 1 })
    const [mail = ''] = stub.mails
    expect(mail).toContain('To: zhang@example.gov.cn')
    expect(mail).toContain(`Message-ID: <${(await rows())[0]?.id}@example.gov.cn>`)
    expect(mail).toContain('Auto-Submitted: auto-generated')
  })

  test.each([
    ['refuse', 'waiting'],
    ['refuse-recipient', 'waiting'],
    ['hang-up', 'uncertain'],
  ] as const)('%s leaves it %s', async (mode, state) => {
    const stub = await ready()
    stub.mode = mode
    await send()
    expect((await rows())[0]?.state).toBe(state)
    stub.mode = 'take'
    holdClock(new Date(WORLD_NOW.getTime() + 60_000))
    await send()
    expect(stub.mails).toHaveLength(1)
  })
})
