import { readXlsx, type Sheet, writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { moneyEvents } from '@/lib/db/tables/projects'
import { visits } from '@/lib/db/tables/visits'
import { receiveLedger, writeLedger } from '@/lib/imports/commands'
import { keepFile } from '@/lib/imports/keep-file'
import { lookAt } from '@/lib/imports/preview.queries'
import { exportFailed } from '@/lib/imports/reasons.commands'
import { PROBLEMS_HEADING } from '@/lib/imports/understand/problems-column'
import { worldPerTest } from '../../world/world'
import { refusal, trailOf } from '../room-world'

const world = worldPerTest()
const day = (text: string) => new Date(`${text}T00:00:00Z`)

/** Titles that hold year and unit, headings of two lines, group rows, ditto marks and merges; five rows cannot be taken. */
const LEDGER: Parameters<typeof writeXlsx>[0] = {
  sheets: [
    {
      name: '走访',
      rows: [
        ['2025年走访企业情况表', null, null, null, null],
        ['走访时间', '企业名称', '洽谈', null, '责任单位'],
        [null, null, '洽谈内容', '下一步', null],
        ['一、区投资促进局', null, null, null, null],
        ['3月5日', '甲有限公司', '介绍情况', null, null],
        ['待定', '〃', '=1+1', null, null],
        [day('2025-04-01'), '', '没有写企业', null, null],
        ['二、香港中路街道', null, null, null, null],
        [day('2025-05-01'), '丙有限公司', '看楼宇', '寄材料', null],
        ['不详', '丙有限公司', '再看楼宇', null, null],
      ],
      merges: [
        { startRow: 0, startCol: 0, endRow: 0, endCol: 4 },
        { startRow: 1, startCol: 0, endRow: 2, endCol: 0 },
        { startRow: 1, startCol: 1, endRow: 2, endCol: 1 },
        { startRow: 1, startCol: 2, endRow: 1, endCol: 3 },
        { startRow: 1, startCol: 4, endRow: 2, endCol: 4 },
      ],
    },
    {
      name: '到账资金',
      rows: [
        ['到账资金统计表（单位：万元）', null, null, null],
        ['企业名称', '内外资', '到账金额', '到账日期'],
        ['甲有限公司', '内资', 300, day('2025-06-01')],
        ['甲有限公司', '内资', '待核', day('2025-06-01')],
        ['乙有限公司', '内资', 80.5, '不详'],
      ],
      cells: new Map([['2,3', { style: { numFmt: 'yyyy-mm-dd' } }]]),
    },
    { name: '说明', rows: [['填报说明'], ['每月五日前报送']] },
  ],
}

async function upload(bytes: Uint8Array, fileName: string) {
  const { store, viewer } = world()
  const manager = viewer('manager', 'district')
  const sha256 = await keepFile(store.write, manager, bytes)
  const { id } = await receiveLedger(store.write, manager, { fileName, sha256 })
  const { tables } = await lookAt(store.read, manager, id)
  return writeLedger(store.write, manager, { id, tables })
}
const failed = (id: string) => exportFailed(world().store, world().viewer('manager', 'district'), id)
const texts = (sheet: Sheet | undefined) =>
  (sheet?.rows ?? []).map((row) => row.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell)))

describe('the file of refused rows', () => {
  test('is the ledger with those rows alone, and a column that says what is wrong', async () => {
    const { id, counts } = await upload(await writeXlsx(LEDGER), '走访台账.xlsx')
    expect(counts).toMatchObject({ created: 3, refused: 5 })
    const { fileName, bytes } = await failed(id)
    expect(fileName).toBe('走访台账-未导入的行.xlsx')
    const { sheets } = await readXlsx(bytes)
    expect(sheets.map(({ name }) => name)).toEqual(['走访', '到账资金'])
    const [first, second] = sheets.map((sheet) => texts(sheet))
    expect(first?.map((row) => row.slice(0, 3))).toEqual([
      ['2025年走访企业情况表', null, null],
      ['走访时间', '企业名称', '洽谈'],
      [null, null, '洽谈内容'],
      ['一、区投资促进局', null, null],
      ['待定', '甲有限公司', '=1+1'],
      ['2025-04-01', expect.toSatisfy((cell) => !cell), '没有写企业'],
      ['二、香港中路街道', null, null],
      ['不详', '丙有限公司', '再看楼宇'],
    ])
    expect(first?.[1]?.[5]).toBe(PROBLEMS_HEADING)
    expect(String(first?.[4]?.[5])).toMatch(/^第6行：/)
    expect(String(first?.[5]?.[5])).toContain('没有企业名称')
    expect(second?.map((row) => row[2])).toEqual([null, '到账金额', '待核', 80.5])
    const [sheet] = sheets
    expect(sheet?.merges).toContainEqual({ startRow: 1, startCol: 0, endRow: 2, endCol: 0 })
    expect(await trailOf(world().store, 'import.export')).toMatchObject([
      { recordId: id, after: { what: '未导入的行' } },
    ])
  })

  test('mended and sent again gives exactly these rows, and nothing twice', async () => {
    const { store } = world()
    const { id } = await upload(await writeXlsx(LEDGER), '走访台账.xlsx')
    const { bytes, fileName } = await failed(id)
    const { sheets } = await readXlsx(bytes)
    const mend = (sheet: number, row: number, column: number, value: string | number) => {
      const cells = sheets[sheet]?.rows[row]
      if (cells) cells[column] = value
    }
    mend(0, 4, 0, '3月5日')
    mend(0, 5, 1, '乙有限公司')
    mend(0, 7, 0, '2025-05-01')
    mend(1, 2, 2, 300.5)
    mend(1, 3, 3, '2025-06-03')
    const mended = await writeXlsx({ sheets: sheets.map(({ name, rows, merges }) => ({ name, rows, merges })) })
    const again = await upload(mended, fileName)
    expect(again.counts).toMatchObject({ created: 5, updated: 0, unchanged: 0, refused: 0 })
    const stored = (await store.read.select().from(visits)).map(({ happenedOn, unitId, summary }) => [
      happenedOn,
      unitId,
      summary,
    ])
    expect(stored.sort()).toEqual([
      ['2025-03-05', 'u-bureau', '=1+1'],
      ['2025-03-05', 'u-bureau', '介绍情况'],
      ['2025-04-01', 'u-bureau', '没有写企业'],
      ['2025-05-01', 'u-street', '再看楼宇'],
      ['2025-05-01', 'u-street', '看楼宇'],
    ])
    const money = await store.read.select().from(moneyEvents)
    expect(
      money
        .filter(({ voidedAt }) => voidedAt === null)
        .map(({ cny, happenedOn }) => [cny, happenedOn])
        .sort(),
    ).toEqual([
      [300_0000_00, '2025-06-01'],
      [30050_0000, '2025-06-01'],
      [8050_0000, '2025-06-03'],
    ])
    expect(money).toHaveLength(3)
    const twice = await upload(mended, fileName)
    expect(twice.counts).toMatchObject({ created: 0, updated: 0, unchanged: 5, refused: 0 })
  })

  test('is not there when nothing was refused, or for others', async () => {
    const { id } = await upload(
      await writeXlsx({
        sheets: [
          {
            name: '走访',
            rows: [
              ['走访时间', '企业名称', '洽谈内容'],
              ['2025-03-05', '甲有限公司', '介绍'],
            ],
          },
        ],
      }),
      '走访.xlsx',
    )
    await refusal(failed(id), 'refused')
    await refusal(exportFailed(world().store, world().viewer('manager', 'street'), id), 'not-found')
  })
})
