import fc from 'fast-check'
import { expect, test } from 'vitest'
import { channels, deliveries } from '@/lib/db/tables/notices'
import { holdClock } from '@/lib/kernel/clock'
import type { Deliver } from '@/lib/notices/send/deliver'
import { refusedBecause, SENT, uncertainBecause } from '@/lib/notices/send/outcome'
import { composeDigests } from '@/lib/reminders/digests.commands'
import { sendDeliveries } from '@/lib/reminders/send.commands'
import { newWorld, WORLD_NOW } from '../../world/world'
import { tell } from './help'

/** What one attempt meets; `true` where the far side has got the message. A sender that dies never comes back. */
const FATES = {
  taken: true,
  refused: false,
  'taken, answer lost': true,
  'lost, answer lost': false,
  'taken, died': true,
  'died before': false,
} as const
type Fate = keyof typeof FATES
const fate = fc.constantFrom(...(Object.keys(FATES) as Fate[]))
/** Senders at once, then minutes until the next round. */
const round = fc.record({
  senders: fc.integer({ min: 1, max: 3 }),
  minutes: fc.integer({ min: 0, max: 40 }),
  compose: fc.boolean(),
})

test('no person gets two messages by a channel on a day, whatever dies, is lost or runs beside', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fate, { minLength: 30, maxLength: 30 }),
      fc.array(round, { minLength: 1, maxLength: 8 }),
      async (fates, rounds) => {
        const world = await newWorld()
        try {
          const { store, viewer } = world
          const people = [viewer('staff'), viewer('staff', 'bureau', 2), viewer('manager')]
          await store.write(async (tx) => {
            await tx.insert(channels).values([
              { unitId: 'u-bureau', kind: 'feishu', address: 'stub', createdBy: 'p' },
              { userId: people[0]?.userId ?? '', kind: 'mail', address: 'stub', createdBy: 'p' },
            ])
          })
          for (const who of people) await tell(store, who, { key: 'a' })
          const arrived: string[] = []
          let turn = 0
          let dead = 0
          const send: Deliver = async ({ channel, person }) => {
            const met = fates[turn++ % fates.length] ?? 'taken'
            if (FATES[met]) arrived.push(`${person.name} ${channel.kind}`)
            if (met === 'taken, died' || met === 'died before') {
              dead += 1
              return new Promise(() => {})
            }
            if (met === 'taken') return SENT
            return met === 'refused' ? refusedBecause('否') : uncertainBecause('没有答复')
          }
          await composeDigests(store, '2026-03-10', '', '23:59')
          let at = WORLD_NOW.getTime()
          for (const { senders, minutes, compose } of rounds) {
            dead = 0
            const runs = Array.from({ length: senders }, () => sendDeliveries(store, send))
            const composing = compose ? composeDigests(store, '2026-03-10', '', '23:59') : undefined
            // A sender that has died stands still for ever: the others are waited for no longer than they need.
            await settled(runs, () => dead)
            await composing
            at += minutes * 60_000
            holdClock(new Date(at))
          }
          expect(arrived.length).toBe(new Set(arrived).size)
          const rows = await store.read.select().from(deliveries)
          expect(rows.length).toBe(people.length)
          const sent = rows.filter((row) => row.state === 'sent').length
          expect(arrived.length).toBeGreaterThanOrEqual(sent)
        } finally {
          await world.close()
        }
      },
    ),
    { numRuns: 25 },
  )
}, 120_000)

/** Ends when every run has ended or has died in a sending that never ends. */
async function settled(runs: Promise<unknown>[], dead: () => number): Promise<void> {
  let ended = 0
  for (const run of runs) run.finally(() => ended++)
  while (ended + dead() < runs.length) await new Promise((resolve) => setImmediate(resolve))
}
