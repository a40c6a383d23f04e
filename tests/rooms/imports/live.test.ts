import { expect, test } from 'vitest'
import { receiveLedger } from '@/lib/imports/commands'
import { keepFile } from '@/lib/imports/keep-file'
import { liveLook } from '@/lib/imports/live.queries'
import { findBatch } from '@/lib/imports/queries'
import { sampleOf } from '@/lib/imports/view/sample'
import { workbookOf } from '../../imports/sheets'
import { refusal } from '../../imports/take'
import { worldPerTest } from '../../world/world'

const world = worldPerTest()
const CSV = '项目名称,甲方,投资方,签约时间\n甲项目,甲有限公司,乙有限公司,2025-03-05'

test('a choice shows on the rows before it is saved; nothing of it is kept', async () => {
  const { store, viewer } = world()
  const manager = viewer('manager', 'district')
  const sha256 = await keepFile(store.write, manager, Buffer.from(CSV))
  const { id } = await receiveLedger(store.write, manager, { fileName: '台账.csv', sha256 })
  const cells = async (index: number) => {
    const columns = [1, 2].map((one) => ({ index: one, field: one === index ? 'investor' : null }))
    const { tables, looked, rows } = await liveLook(store.read, manager, id, {
      tables: [{ sheet: '', table: 1, columns }],
    })
    expect([looked, rows, tables[0]?.taken]).toEqual([2, 2, 1])
    return tables[0]?.rows[0]?.cells.find(({ label }) => label === '投资方')?.text
  }
  expect([await cells(2), await cells(1)]).toEqual(['乙有限公司', '甲有限公司'])
  expect((await findBatch(store.read, manager, id)).mapping).toBeUndefined()
  const street = viewer('manager', 'street')
  expect((await refusal(liveLook(store.read, street, id, { tables: [] }))).code).toBe('not-found')
})

test('one person’s looks wait as uploads do, and too many at once are told so', async () => {
  const { store, viewer } = world()
  const manager = viewer('manager', 'district')
  const sha256 = await keepFile(store.write, manager, Buffer.from(`${CSV}\n又`))
  const { id } = await receiveLedger(store.write, manager, { fileName: '台账.csv', sha256 })
  const looks = await Promise.allSettled(
    Array.from({ length: 12 }, () => liveLook(store.read, manager, id, { tables: [] })),
  )
  const turnedAway = looks.filter((one) => one.status === 'rejected')
  expect(turnedAway.length).toBeGreaterThan(0)
  for (const { reason } of turnedAway) expect(reason).toMatchObject({ code: 'refused' })
})

test('of a large sheet a sample is looked at, rows keep their numbers, and the odd ones are among them', () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => [i, `项目${i}`, null as string | null])
  rows[9_000] = [9_000, '一个特别长的名称'.repeat(20), null]
  rows[12_345] = [12_345, '项目', '别处没有的一格']
  const { workbook, looked, rows: all } = sampleOf(workbookOf({ rows }))
  expect([looked, all]).toEqual([1_800, 20_000])
  const [sheet] = workbook.sheets
  expect(sheet?.rows).toHaveLength(20_000)
  for (const at of [0, 999, 9_000, 12_345, 19_999]) expect(sheet?.rows[at]).toBe(rows[at])
})
