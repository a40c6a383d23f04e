import { describe, expect, test } from 'vitest'
import { understand } from '@/lib/imports/understand/understand'
import { undoLedger } from '@/lib/imports/undo.commands'
import { workbookOf } from '../../imports/sheets'
import { take } from '../../imports/take'
import { worldPerTest } from '../../world/world'
import { shape, standing } from './undo-world'

const world = worldPerTest()

/** Numbers that look drawn and are the same on every run (mulberry32). */
function drawn(seed: number) {
  let a = seed
  const next = () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    below,
    of: <T>(list: readonly T[]) => list[below(list.length)] as T,
    maybe: (text: string) => (below(2) ? text : ''),
  }
}

const NAMES = ['海汇', '远航', '中联', '嘉禾', '信德', '东岳'].map((name) => `青岛${name}贸易有限公司`)
const UNITS = ['区投资促进局', '北京招商队', '香港中路街道', '不认识的单位', '']

/** Few names, few days: rows of later ledgers meet those of earlier ones, in every way they can. */
function ledger(seed: number) {
  const { below, of, maybe } = drawn(seed)
  const day = (year = of(['2025', '2026'])) => `${year}-0${1 + below(2)}-1${below(10)}`
  const rows = <Row>(make: (n: number) => Row) => Array.from({ length: 2 + below(6) }, (_, n) => make(n))
  return understand(
    workbookOf(
      {
        name: '签约项目',
        rows: [
          [
            '项目名称',
            '投资方',
            '总投资(万元)',
            '签约时间',
            '注册时间',
            '落地公司',
            '来源地',
            '项目进展',
            '责任单位',
            '联系人',
          ],
          ...rows((n) => [
            `${of(['甲', '乙', '丙'])}项目`,
            of(NAMES),
            100 * (1 + below(5)),
            maybe(day('2025')),
            maybe(day('2026')),
            maybe(`落地${n}有限公司`),
            maybe('上海'),
            of(['', '已签约', '已终止', '在谈']),
            of(UNITS),
            maybe('张三'),
          ]),
        ],
      },
      {
        name: '走访',
        rows: [
          ['走访时间', '企业名称', '洽谈内容', '下一步', '责任单位', '参加人员'],
          ...rows(() => [
            day(),
            of(NAMES),
            of(['介绍情况', '约定再谈', '看了楼宇']),
            maybe('寄材料'),
            of(UNITS),
            maybe('李四'),
          ]),
        ],
      },
      {
        name: '到账资金',
        rows: [
          ['企业名称', '内外资', '到账金额(万元)', '到账日期'],
          ...rows(() => [of(NAMES), of(['内资', '外资']), 10 * (1 + below(4)), day()]),
        ],
      },
    ),
  )
}

describe.each([1, 2, 3, 4, 5, 6])('random ledgers, drawn %i', (seed) => {
  test('one upon the other, undone in turn: every state comes back, and each ledger gives what it gave', {
    timeout: 60_000,
  }, async () => {
    const { read, write } = world().store
    const viewer = world().viewer('manager', 'district')
    const undo = (id: string) => undoLedger(write, viewer, { id, extent: 'all' })
    const [first, second] = [ledger(seed * 10), ledger(seed * 10 + 1)]
    const nothing = await standing(read)
    const a = await take(world(), first)
    const [withFirst, shapeOfFirst] = [await standing(read), await shape(read)]
    const b = await take(world(), second)
    const shapeOfBoth = await shape(read)
    await undo(b.id)
    expect(await standing(read)).toEqual(withFirst)
    const again = await take(world(), second)
    expect(await shape(read)).toEqual(shapeOfBoth)
    await undo(again.id)
    await undo(a.id)
    expect(await standing(read)).toEqual(nothing)
    await take(world(), first)
    expect(await shape(read)).toEqual(shapeOfFirst)
  })
})
