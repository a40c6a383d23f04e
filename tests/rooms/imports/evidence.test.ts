import { describe, expect, test } from 'vitest'
import { evidence } from '@/lib/db/tables/evidence'
import { batches } from '@/lib/db/tables/imports'
import { moneyEvents, projects, stageEvents } from '@/lib/db/tables/projects'
import { evidenceOfProject, evidenceOfRecord, ledgerOf, provenKinds } from '@/lib/evidence/queries'
import { receiveLedger, writeLedger } from '@/lib/imports/commands'
import { keepFile, keptFile } from '@/lib/imports/keep-file'
import { previewImport } from '@/lib/imports/queries'
import { claimsOf, isClosed } from '@/lib/imports/rules'
import { projectSheet } from '../../imports/take'
import { worldPerTest } from '../../world/world'

const world = worldPerTest()
/** The world stands on 10 March 2026: 2025 is over, 2026 is not. */
const sheet = (amount = 5000) =>
  projectSheet(
    ['甲项目', '甲有限公司', '', amount, '2025-03-01', '', '', '区投资促进局'],
    ['乙项目', '乙有限公司', '', 800, '2025-12-31', '2026-02-01', '乙(青岛)有限公司', '区投资促进局'],
  )

async function write(tables = sheet(), asVerified?: boolean) {
  const { store, viewer } = world()
  const importer = viewer('manager', 'district')
  const sha256 = await keepFile(store.write, importer, Buffer.from(`台账 ${Math.random()}`))
  const { id } = await receiveLedger(store.write, importer, { fileName: '../2025年台账.xlsx', sha256 })
  await writeLedger(store.write, importer, { id, tables, asVerified })
  return { id, importer }
}
const claims = async () => {
  const rows = await world().store.read.select().from(stageEvents)
  return rows
    .filter(({ stage }) => stage === 'signed' || stage === 'registered')
    .map(({ happenedOn, verification, verifiedBy }) => [happenedOn, verification, verifiedBy])
    .sort()
}

describe('a ledger of years that are over', () => {
  test('is verified by its importer where the year is closed, claimed where it is open', async () => {
    const { id, importer } = await write()
    expect(await claims()).toEqual([
      ['2025-03-01', 'verified', importer.userId],
      ['2025-12-31', 'verified', importer.userId],
      ['2026-02-01', 'claimed', null],
    ])
    const [batch] = await world().store.read.select().from(batches)
    expect([batch?.id, batch?.asVerified]).toEqual([id, true])
  })

  test('is claimed throughout when he does not vouch for it', async () => {
    await write(sheet(), false)
    expect((await claims()).map(([, verification]) => verification)).toEqual(['claimed', 'claimed', 'claimed'])
    expect((await world().store.read.select().from(batches))[0]?.asVerified).toBe(false)
    expect((await world().store.read.select().from(evidence))[0]?.countedAt).toBeNull()
  })

  test('says before writing what is closed and what is open', async () => {
    const { store, viewer } = world()
    const { claims: counted } = await previewImport(store.read, viewer('manager', 'district'), sheet())
    expect(counted).toMatchObject({ closed: 4, open: 1, years: ['2025'] })
    expect([isClosed('2025-12-31', '2026-01-01'), isClosed('2026-01-01', '2026-01-01')]).toEqual([true, false])
    expect(claimsOf(['2024-05-01', '2023-01-01', '2026-01-01'], '2026-03-10')).toEqual({
      closed: 2,
      open: 1,
      years: ['2023', '2024'],
    })
  })

  test('corrected by a ledger that nobody vouches for: what was verified counts until the correction is', async () => {
    const counted = async () => {
      const rows = await world().store.read.select().from(moneyEvents)
      const agreed = rows.filter(({ kind, cny }) => kind === 'agreed' && cny > 1_000_000_000)
      const wan = new Map(agreed.map(({ id, cny }) => [id, cny / 1_000_000]))
      return agreed
        .map(({ cny, verification, voidedAt, corrects }) =>
          [cny / 1_000_000, verification, voidedAt ? 'void' : 'stands', wan.get(corrects ?? '')].join(' '),
        )
        .sort()
    }
    await write(sheet(5000))
    await write(sheet(6000), false)
    expect(await counted()).toEqual(['5000 verified stands ', '6000 claimed stands 5000'])
    await write(sheet(6500), false)
    expect(await counted()).toEqual(['5000 verified stands ', '6000 claimed void 5000', '6500 claimed stands 5000'])
    await write(sheet(7000))
    expect(await counted()).toEqual([
      '5000 verified void ',
      '6000 claimed void 5000',
      '6500 claimed void 5000',
      '7000 verified stands 6500',
    ])
  })
})

describe('the ledger’s file', () => {
  test('is the evidence behind every record that it wrote', async () => {
    const { id } = await write()
    const { store, viewer } = world()
    const leader = viewer('leader')
    const [project] = await store.read.select().from(projects)
    const behind = await evidenceOfProject(store.read, leader, project?.id ?? '')
    expect(behind).toMatchObject([
      { noun: 'import', recordId: id, fileName: '2025年台账.xlsx', proves: 'ledger', mayRemove: false },
    ])
    expect(behind[0]?.countedAt).not.toBeNull()
    expect(await provenKinds(store.read, project?.id ?? '')).toEqual(new Set(['ledger']))
    expect(await evidenceOfRecord(store.read, leader, 'import', id)).toHaveLength(1)
    expect(await evidenceOfRecord(store.read, leader, 'company', project?.investorCompanyId ?? '')).toHaveLength(1)
    expect(await ledgerOf(store.read, leader, id)).toHaveLength(1)
    expect(await ledgerOf(store.read, viewer('staff'), id)).toEqual([])
    expect(await ledgerOf(store.read, leader, null)).toEqual([])
  })

  test('is kept in the store of files and can be read again', async () => {
    const { store, viewer } = world()
    const sha256 = await keepFile(store.write, viewer('manager'), Buffer.from('一本台账'))
    expect(Buffer.from(await keptFile(sha256)).toString()).toBe('一本台账')
    await expect(keptFile('0'.repeat(64))).rejects.toThrow('原文件已不在服务器上')
    await expect(keptFile('../x')).rejects.toThrow('没有找到原文件')
  })
})
