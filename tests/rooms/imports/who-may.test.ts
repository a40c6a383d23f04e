import { eq, isNull } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { companies } from '@/lib/db/tables/companies'
import { auditEntries } from '@/lib/db/tables/house'
import { batches, batchRows } from '@/lib/db/tables/imports'
import { moneyEvents, projects, stageEvents } from '@/lib/db/tables/projects'
import { receiveLedger, writeLedger } from '@/lib/imports/commands'
import { writtenRows } from '@/lib/imports/queries'
import { projectSheet, refusal, sizes, take } from '../../imports/take'
import { worldPerTest } from '../../world/world'

const world = worldPerTest()

describe('who may, and all or nothing', () => {
  const rows = () =>
    projectSheet(
      ['甲项目', '甲有限公司', '', 5000, '2025-03-01', '', '', '区投资促进局'],
      ['乙项目', '乙有限公司', '', 800, '2025-04-01', '', '', '香港中路街道'],
    )

  test.each(['staff', 'leader', 'auditor', 'admin'] as const)('a %s may not, and nothing is kept', async (role) => {
    const { write, read } = world().store
    const error = await refusal(receiveLedger(write, world().viewer(role), { fileName: 'x', sha256: '0' }))
    expect(error.code).toBe('not-allowed')
    expect(await read.select().from(batches)).toEqual([])
  })

  test('a street takes its own rows; a department those of the district, each in the credit of its unit', async () => {
    const street = await take(world(), rows(), world().viewer('manager', 'street'))
    expect(street.counts).toMatchObject({ created: 1, refused: 1 })
    const { read } = world().store
    expect((await read.select().from(projects)).map(({ name, unitId }) => [name, unitId])).toEqual([
      ['乙项目', 'u-street'],
    ])
    const listed = await writtenRows(read, street.id)
    expect(listed.map(({ rowNo, outcome, title }) => [rowNo, outcome, title])).toEqual([
      [2, 'refused', null],
      [3, 'created', '乙项目'],
    ])
    const [left] = await read.select().from(batchRows).where(eq(batchRows.outcome, 'refused'))
    expect(left?.reason).toBe('“区投资促进局”不在您的管理范围内，未导入')
    const bureau = await take(world(), rows(), world().viewer('manager', 'bureau'))
    expect(bureau.counts).toMatchObject({ created: 1, unchanged: 1 })
  })

  test('a written ledger is not written again, another unit’s is not there', async () => {
    const { write, read } = world().store
    const viewer = world().viewer('manager', 'bureau')
    const { id } = await receiveLedger(write, viewer, { fileName: 'x', sha256: '0' })
    expect((await refusal(writeLedger(write, world().viewer('manager', 'street'), { id, tables: rows() }))).code).toBe(
      'not-found',
    )
    await writeLedger(write, viewer, { id, tables: rows() })
    expect((await refusal(writeLedger(write, viewer, { id, tables: rows() }))).sentence).toBe(
      '这份台账已经导入，不能再改。需要时请重新上传。',
    )
    expect(await read.select().from(projects)).toHaveLength(2)
  })

  test('a failure on the way leaves nothing behind', async () => {
    const { write, read } = world().store
    const viewer = world().viewer('manager', 'bureau')
    const { id } = await receiveLedger(write, viewer, { fileName: 'x', sha256: '0' })
    // The last table that an import writes will not take its first row.
    const inTheWay = {
      id: `${id}-0000000`,
      batchId: 'another',
      sheet: '',
      rowNo: 1,
      noun: 'x',
      outcome: 'created' as const,
    }
    await write((tx) => tx.insert(batchRows).values(inTheWay))
    await expect(writeLedger(write, viewer, { id, tables: rows() })).rejects.toThrow()
    expect(await sizes(world())).toEqual({
      companies: 0,
      contacts: 0,
      projects: 0,
      stages: 0,
      money: 0,
      visits: 0,
      people: 0,
      events: 0,
    })
    const [batch] = await read.select().from(batches).where(isNull(batches.deletedAt))
    expect(batch?.status).toBe('read')
  })

  test('every record is in the trail and names its batch', async () => {
    const { id } = await take(world(), rows())
    const { read } = world().store
    const actions = (await read.select({ action: auditEntries.action }).from(auditEntries)).map(({ action }) => action)
    expect(actions.filter((action) => action === 'project.create')).toHaveLength(2)
    expect(actions).toEqual(expect.arrayContaining(['import.read', 'import.write', 'company.create', 'money.create']))
    for (const table of [projects, companies, stageEvents, moneyEvents])
      for (const row of await read.select({ batchId: table.batchId }).from(table)) expect(row.batchId).toBe(id)
  })
})
