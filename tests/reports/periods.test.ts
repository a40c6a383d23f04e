import { describe, expect, test } from 'vitest'
import { blockText } from '@/lib/reports/document'
import type { SummaryNumbers } from '@/lib/reports/numbers'
import { type ReportPeriod, reportPeriod } from '@/lib/reports/period.rules'
import { summaryOf } from '@/lib/reports/rules'
import { periodsOf } from '@/lib/reports/stretches'
import { bare, figure, march } from './numbers'

const period = (key: string): ReportPeriod => {
  const found = reportPeriod(key)
  if (!found) throw new Error(key)
  return found
}
const of = (key: string, over: Partial<SummaryNumbers> = {}) =>
  summaryOf(bare({ period: period(key), through: period(key).to, ...over }))
const texts = (document: ReturnType<typeof of>, section: string) =>
  (document.sections.find((part) => part.key === section)?.blocks ?? []).flatMap((block) => blockText(block) ?? [])

describe('the stretches of a period', () => {
  const days = (key: string, through = period(key).to) =>
    Object.fromEntries(
      Object.entries(periodsOf(period(key), through)).map(([name, each]) => [name, each && `${each.from} ${each.to}`]),
    )

  test('a whole second quarter', () => {
    expect(days('2026-Q2')).toEqual({
      month: '2026-04-01 2026-06-30',
      cumulative: '2026-01-01 2026-06-30',
      previousMonth: '2026-01-01 2026-03-31',
      sameMonthLastYear: '2025-04-01 2025-06-30',
      lastYearCumulative: '2025-01-01 2025-06-30',
    })
  })

  test('a running one has as many days on the side of 环比, and the same date a year before', () => {
    // 1 April to 20 May are 50 days; so are 1 January to 19 February.
    expect(days('2026-Q2', '2026-05-20')).toEqual({
      month: '2026-04-01 2026-05-20',
      cumulative: '2026-01-01 2026-05-20',
      previousMonth: '2026-01-01 2026-02-19',
      sameMonthLastYear: '2025-04-01 2025-05-20',
      lastYearCumulative: '2025-01-01 2025-05-20',
    })
    // 30 days of March reach beyond February, which has 28.
    expect(days('2026-03', '2026-03-30')).toMatchObject({ previousMonth: '2026-02-01 2026-02-28' })
  })

  test('halves follow each other, a year has no 环比, months of different length stay whole', () => {
    expect(days('2026-H1').previousMonth).toBe('2025-07-01 2025-12-31')
    expect(days('2026-H2')).toMatchObject({
      previousMonth: '2026-01-01 2026-06-30',
      cumulative: '2026-01-01 2026-12-31',
    })
    expect(days('2026')).toMatchObject({ previousMonth: null, sameMonthLastYear: '2025-01-01 2025-12-31' })
    expect(days('2026-02')).toMatchObject({ previousMonth: '2026-01-01 2026-01-31' })
    // February 2024 had 29 days.
    expect(days('2025-02')).toMatchObject({ sameMonthLastYear: '2024-02-01 2024-02-29' })
  })
})

describe('the words of a period', () => {
  test('titles and plans by kind', () => {
    const said = (key: string) => {
      const document = of(key)
      return [document.titleLines[1], document.sections.at(-1)?.heading, ...texts(document, 'plans')]
    }
    expect(said('2018-Q1')).toEqual([
      '2018年第一季度双招双引工作季报',
      '五、下季度工作计划',
      '下季度暂无已登记的跟进事项。',
    ])
    expect(said('2018-H1').slice(0, 2)).toEqual(['2018年上半年双招双引工作半年报', '五、下半年工作计划'])
    expect(said('2018-H2')[1]).toBe('四、下一年度上半年工作计划')
    expect(said('2018').slice(0, 2)).toEqual(['2018年双招双引工作年报', '四、下一年度工作计划'])
    expect(said('2018-12').slice(0, 2)).toEqual(['2018年12月双招双引工作月报', '四、下月工作计划'])
  })

  test('a third quarter, with a fall and its cumulative stretch', () => {
    // 180 after 200 a year before: −20 of 200 = −10 %. 150 the quarter before: +30 = 20 %. 450 after 500: −10 %.
    const figures = [figure('visits', [180, 450, 150, 200, 500]), figure('events', [0, 4, 3, 2, 6])]
    expect(texts(of('2018-Q3', { figures }), 'overview')).toEqual([
      '三季度，全区走访企业180家次，同比下降10%，环比增长20%；1—9月累计走访企业450家次，同比下降10%。',
      '本季度未举办招商推介活动（上年同期2场、上季度3场）；1—9月累计举办招商推介活动4场，同比减少2场。',
    ])
  })

  test('the first quarter and the first half say what their 环比 stands on', () => {
    const figures = [figure('visits', [150, 150, 100, 120, 120])]
    expect(texts(of('2018-Q1', { figures }), 'overview')).toEqual([
      '一季度为全年首季，累计数即本季度数；环比以上年四季度为基数。',
      '一季度，全区走访企业150家次，同比增长25%，环比增长50%。',
    ])
    expect(texts(of('2018-H1', { figures }), 'overview')).toEqual([
      '上半年自年初起计，累计数即上半年数；环比以上年下半年为基数。',
      '上半年，全区走访企业150家次，同比增长25%，环比增长50%。',
    ])
    const none = [figure('visits', [150, 150, null, null, null])]
    expect(texts(of('2018-Q1', { figures: none }), 'overview')).toEqual([
      '一季度为全年首季，累计数即本季度数；上年四季度无可比数据，不作环比。',
      '一季度，全区走访企业150家次。',
      '各项指标上年同期无可比数据，不作同比。',
    ])
  })

  test('a second half ends with the year', () => {
    const figures = [figure('visits', [300, 550, 250, 250, 500])]
    expect(texts(of('2018-H2', { figures }), 'overview')).toEqual([
      '下半年，全区走访企业300家次，同比增长20%，环比增长20%；全年累计走访企业550家次，同比增长10%。',
    ])
    expect(texts(of('2018-H2', { figures, through: '2018-11-10' }), 'overview')).toEqual([
      '本期数据截至2018年11月10日，下半年尚未结束。',
      '下半年，全区走访企业300家次，同比增长20%，环比增长20%；1—11月累计走访企业550家次，同比增长10%。',
    ])
  })

  test('a year has no 环比 and no cumulative sentence', () => {
    const figures = [figure('visits', [812, 812, null, 700, 700]), figure('events', [0, 0, null, 3, 3])]
    const document = of('2018', { figures, goals: march().goals })
    expect(texts(document, 'overview')).toEqual([
      '2018年，全区走访企业812家次，同比增长16%。',
      '全年未举办招商推介活动（上年3场）。',
    ])
    const heads = document.sections
      .flatMap((section) => section.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : [])))
      .map((table) => table.columns.filter((column) => !column.detail).map((column) => column.title))
    expect(heads).toEqual([
      ['指标', '全年', '同比', '待认定'],
      ['指标', '目标', '全年', '累计', '完成率', '序时差', '同比'],
    ])
  })

  test('a period without its predecessor on record says so once', () => {
    const figures = [figure('visits', [66, 201, null, null, null])]
    expect(texts(of('2018-03', { figures }), 'overview').at(-1)).toBe(
      '各项指标上年同期无可比数据，不作同比。各项指标上月无可比数据，不作环比。',
    )
  })

  test('ranking, annexes and projects speak of the same period', () => {
    const { ranking, projects } = march()
    const document = of('2018-Q2', { ranking, projects })
    expect(document.annexes.map((annex) => annex.table.empty)).toEqual([
      '本季度无签约项目。',
      '目前无在谈重点项目。',
      '本季度未开展走访。',
    ])
    expect(texts(document, 'projects')[0]).toBe('纳入调度的重点项目3个，本季度有进展2个。')
    const note = (key: string) =>
      of(key, { ranking }).sections.flatMap((section) =>
        section.blocks.flatMap((block) =>
          block.kind === 'table' && block.table.key === 'ranking' ? block.table.notes : [],
        ),
      )[0]
    expect(['2018-Q2', '2018-Q1', '2018-H1', '2018'].map(note)).toEqual([
      '名次变化为与上季度末累计名次相比；各单位只计本级记录，联合走访由参加单位各计一次、合计不重复计算，各项均相同的并列。',
      '一季度累计自年初起计，无名次变化；各单位只计本级记录，联合走访由参加单位各计一次、合计不重复计算，各项均相同的并列。',
      '上半年累计自年初起计，无名次变化；各单位只计本级记录，联合走访由参加单位各计一次、合计不重复计算，各项均相同的并列。',
      '名次变化为与上年名次相比；各单位只计本级记录，联合走访由参加单位各计一次、合计不重复计算，各项均相同的并列。',
    ])
  })
})

test.each([
  '0000',
  '0000-Q1',
  '1899-H2',
  '1899-12',
  '9999',
  '9999-12',
  '2026-13',
  '2026-Q5',
  '2026-H3',
  '2026-03\0',
  '20260',
])('%s is no period: the one before or after it could not be written, or it is none', (key) =>
  expect(reportPeriod(key)).toBeUndefined(),
)
