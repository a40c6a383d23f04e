import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dialect } from '@/lib/db/dialect'
import { goals } from '@/lib/db/tables/goals'
import { fileStore } from '@/lib/files/file-store'
import { plus } from '@/lib/goals/figure.rules'
import { METRIC_KEYS } from '@/lib/metrics/definitions'
import { goalKey } from '@/lib/metrics/metric'
import { countMetric, metricAsked } from '@/lib/metrics/read'
import { compareList, type Frozen } from '@/lib/reports/editions/compared.queries'
import { receivedFrom } from '@/lib/reports/editions/files'
import type { ListEntry } from '@/lib/reports/editions/frozen'
import { rulesStated, type StatedList } from '@/lib/reports/editions/stated.queries'
import { writeLists } from '@/lib/reports/editions/write-lists'
import { worldArb } from '../numbers/model/worlds'
import { writeWorld } from '../numbers/model/write'
import { newWorld, type World } from '../world/world'

/** Pairs of worlds per database: what was there at the publication, and what has become of it, with the same ids for other things. */
const RUNS = Number(process.env.PROPERTY_RUNS ?? (dialect === 'sqlite' ? 30 : 6))
const SEED = Number(process.env.PROPERTY_SEED ?? 20_261_122)

let home: World
beforeAll(async () => {
  home = await newWorld()
})
afterAll(() => home.close())

const period = { from: '2020-01-01', to: '2029-12-31' }
const asOf = '2025-06-30'

/** Freezes every metric and goal as publishing does: a list that does not add up to its number throws here. */
async function freeze(): Promise<Frozen> {
  const { read } = home.store
  const viewer = home.viewer('auditor')
  const keys = [...METRIC_KEYS, ...(await read.select({ id: goals.id }).from(goals)).map(({ id }) => goalKey(id))]
  const lists: StatedList[] = []
  for (const key of keys) {
    const metric = await metricAsked(read, key)
    const { value, claimed } = await countMetric(read, viewer, metric, period, { asOf })
    const own = { figure: key, title: metric.title, unit: metric.unit, metric, period, options: { asOf }, base: 0 }
    lists.push({ ...own, stretch: 'cumulative', value }, { ...own, stretch: 'claimed', value: claimed })
  }
  const entries: ListEntry[] = []
  const received = await receivedFrom(writeLists(read, viewer, lists, (id) => id, entries))
  await fileStore().keep(received)
  const rules = { format: 1 as const, figures: rulesStated(lists), lists: entries }
  return { listsSha256: received.sha256, rules, publishedAt: new Date(1) }
}

test('whatever becomes of a published figure, the effects add up to the difference, and each record is named once', async () => {
  const against = { read: home.store.read, viewer: home.viewer('auditor'), kept: fileStore(), unitIds: undefined, asOf }
  await fc.assert(
    fc.asyncProperty(worldArb, worldArb, async (then, now) => {
      await writeWorld(home.store, then)
      const frozen = await freeze()
      for (const entry of frozen.rules.lists)
        expect(await compareList(against, frozen, entry)).toMatchObject({ today: entry.value, changes: [] })
      await writeWorld(home.store, now)
      for (const entry of frozen.rules.lists) {
        const compared = await compareList(against, frozen, entry)
        if (!compared) continue
        const { changes } = compared
        const figure = await countMetric(against.read, against.viewer, entry.figure, period, { asOf })
        expect(compared.today).toBe(entry.stretch === 'claimed' ? figure.claimed : figure.value)
        expect(compared.published).toBe(entry.value)
        expect(changes.reduce((sum, { by }) => plus(sum, by), entry.value)).toBe(compared.today)
        expect(new Set(changes.map(({ noun, recordId }) => `${noun}:${recordId}`)).size).toBe(changes.length)
        expect(changes.every(({ reason, name }) => reason !== '' && name !== '')).toBe(true)
      }
    }),
    { numRuns: RUNS, seed: SEED, endOnFailure: true },
  )
}, 600_000)
