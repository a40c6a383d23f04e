import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { batchRows } from '@/lib/db/tables/imports'
import { understand } from '@/lib/imports/understand/understand'
import { junk, withJunk } from '../../imports/junk-rows'
import { drawn, ledgerOf, shown } from '../../imports/shuffled'
import { take } from '../../imports/take'
import { worldPerTest } from '../../world/world'

const world = worldPerTest()

test('shuffled ledgers with junk in a database: rows in are rows written and rows refused with a reason', async () => {
  for (const [d, rows] of fc.sample(fc.tuple(drawn, junk), { seed: 20_261_122, numRuns: 8 })) {
    const ledger = withJunk(ledgerOf(d), rows)
    const tables = understand({ format: 'xlsx', date1904: false, sheets: [ledger.sheet] })
    const { id } = await take(world(), tables)
    const written = await world().store.read.select().from(batchRows).where(eq(batchRows.batchId, id))
    const refused = tables.flatMap(({ notTaken }) => notTaken.filter(({ reason }) => reason === 'refused'))
    const taken = tables.flatMap((table) => table.rows.map(({ rowNo }) => rowNo))
    const rowNos = [...taken, ...refused.map(({ rowNo }) => rowNo)].sort((a, b) => a - b)
    expect(
      written.map(({ rowNo }) => rowNo).sort((a, b) => a - b),
      shown(ledger),
    ).toEqual(rowNos)
    for (const row of written) {
      if (row.outcome === 'refused') expect(row.reason, shown(ledger)).toBeTruthy()
      else expect(row.recordId, shown(ledger)).toBeTruthy()
    }
    for (const { rowNo } of ledger.records) expect(rowNos, shown(ledger)).toContain(rowNo)
  }
})
