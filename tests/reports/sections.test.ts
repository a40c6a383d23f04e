import { describe, expect, test } from 'vitest'
import type { SummaryTable } from '@/lib/reports/document'
import { blockText } from '@/lib/reports/document'
import type { GoalNumbers, SummaryNumbers } from '@/lib/reports/numbers'
import { rank } from '@/lib/reports/ranking'
import { summaryOf } from '@/lib/reports/rules'
import { bare, march, tally } from './numbers'

const blocksOf = (numbers: SummaryNumbers, key: string) =>
  summaryOf(numbers).sections.find((section) => section.key === key)?.blocks ?? []
const words = (numbers: SummaryNumbers, key: string) =>
  blocksOf(numbers, key).flatMap((block) => blockText(block) ?? [])
const tableOf = (numbers: SummaryNumbers, key: string): SummaryTable => {
  const table = blocksOf(numbers, key).flatMap((block) => (block.kind === 'table' ? [block.table] : []))[0]
  if (!table) throw new Error(`no table in ${key}`)
  return table
}
/** The texts of the columns that paper shows. */
const shown = (table: SummaryTable) =>
  table.rows.map((row) => row.cells.filter((_, at) => !table.columns[at]?.detail).map((cell) => cell.text))

describe('goals', () => {
  test('target, month, cumulative, completion, gap and both comparisons', () => {
    const table = tableOf(march(), 'goals')
    const heads = table.columns.filter((column) => !column.detail).map((column) => column.title)
    expect(heads).toEqual(['指标', '目标', '本月', '累计', '完成率', '序时差', '同比', '环比'])
    expect(shown(table)).toEqual([
      ['走访企业（家次）', '800', '66', '201', '25.1%', '+0.4', '11.7%', '-4.3%'],
      ['到位内资', '105亿元', '8.2亿元', '25亿元', '23.8%', '-0.9', '8.7%', '-9.9%'],
      ['引进区域性总部（家）', '90', '1', '31', '34.4%', '—', '—', '基数为零'],
    ])
  })

  test('the sentence names who is ahead and who is behind', () => {
    expect(words(march(), 'goals')).toEqual([
      '对照目标任务，全区3项指标中，超序时1项、欠序时1项、不按序时考核1项。进度较快的有：走访企业（完成率25.1%，超序时0.4个百分点）。进度滞后的有：到位内资（完成率23.8%，欠序时0.9个百分点）。',
    ])
  })

  test('met goals are told; no goals are told too', () => {
    const goal = {
      ...march().goals[0],
      id: 'g',
      plan: '',
      title: '推介活动',
      unit: { kind: 'count', label: '场' },
      period: 'annual',
    } as const
    const met = bare({ goals: [{ ...goal, target: 25, timeProgress: 0.25, ...tally([5, 26, 3, 2, 20]) }] })
    expect(words(met, 'goals')[0]).toContain('超序时1项。1项已完成目标。')
    expect(words(bare(), 'goals')).toEqual(['本年度未下达目标任务。'])
  })

  test('what nobody has reported yet is not a zero', () => {
    const goal = { ...march().goals[0], cumulative: null, month: null, lastYearCumulative: null } as GoalNumbers
    const silent = bare({ goals: [goal] })
    expect(words(silent, 'goals')[0]).toContain('1项指标中，尚未填报1项。')
    const table = tableOf(silent, 'goals')
    const textOf = (key: string) => table.rows[0]?.cells[table.columns.findIndex((column) => column.key === key)]?.text
    expect([textOf('cumulative'), textOf('completion'), textOf('gap')]).toEqual(['—', '—', '—'])
  })
})

describe('ranking', () => {
  test('by the columns in order, ties share a rank, zero rows stay', () => {
    expect(shown(tableOf(march(), 'ranking'))).toEqual([
      ['1', '北京队', '12', '9亿元', '80', '升2'],
      ['2', '香港中路街道', '9', '10亿元', '60', '持平'],
      ['3', '上海队', '9', '6亿元', '61', '降2'],
      ['4', '金湖路街道', '0', '0元', '0', '持平'],
      ['4', '八大峡街道', '0', '0元', '0', '持平'],
    ])
    expect(words(march(), 'ranking')).toEqual([
      '按签约项目、到位内资、走访企业累计数依次排序，居前的是北京队、香港中路街道、上海队。名次上升的有北京队（升2位）。金湖路街道、八大峡街道等2个单位各项累计均为零。',
    ])
  })

  test('January has no rank before it', () => {
    const { columns, rows } = march().ranking
    const ranked = rank({ columns, rows: rows.map((row) => ({ ...row, previous: null })) })
    expect(ranked.map((row) => row.before)).toEqual([null, null, null, null, null])
  })

  test('all zero is no podium; a unit without units below has no ranking and the headings close up', () => {
    const { columns, rows } = march().ranking
    const zero = bare({ ranking: { columns, rows: rows.map((row) => ({ ...row, cumulative: [0, 0, 0] })) } })
    expect(words(zero, 'ranking')).toEqual(['5个单位签约项目、到位内资、走访企业累计均为零，暂无名次之分。'])
    expect(summaryOf(bare({ figures: march().figures })).sections.map((section) => section.heading)).toEqual([
      '一、总体情况',
      '二、目标任务完成情况',
      '三、重点项目进展情况',
      '四、需协调解决的问题',
      '五、下月工作计划',
    ])
  })
})

describe('work', () => {
  test('key projects tell what moved in the order of events', () => {
    expect(words(march(), 'projects')).toEqual([
      '纳入调度的重点项目3个，本月有进展2个。',
      '1. 海上云谷区域总部（投资方：远帆控股集团有限公司；协议投资额1.2亿元；责任单位：上海队）。3月12日由在谈转为签约；3月20日到位资金2,000万元。目前处于签约阶段。',
      '2. 蓝湾基金（责任单位：北京队）。3月28日搁置（投资方内部调整）。目前已搁置。',
      '其余1个重点项目本月无阶段变化和资金到位。',
    ])
  })

  test('stages of one day are told in one breath, from signing on', () => {
    const [project] = march().projects.rows
    if (!project) throw new Error('no project')
    const on = '2018-03-12'
    const stages = ['lead', 'contact', 'negotiation', 'signed', 'registered'] as const
    const moves = stages.map((to, at) => ({ kind: 'stage' as const, on, from: stages[at - 1] ?? null, to }))
    const told = (moved: typeof moves) =>
      words(bare({ projects: { total: 1, moved: 1, rows: [{ ...project, moves: moved }] } }), 'projects')[1]
    expect(told(moves)).toContain('）。3月12日完成签约、注册落地。目前')
    expect(told(moves.slice(0, 3))).toContain('）。3月12日转为在谈。目前')
  })

  test('problems carry owner, deadline and how late they are', () => {
    expect(words(march(), 'problems')).toEqual([
      '1. 远帆控股集团有限公司：办公载体装修消防验收未通过。责任单位：区住建局，办理时限3月28日（已超期3天）。',
      '2. 港湾物流：需对接口岸查验政策。责任单位：区商务局。',
    ])
  })

  test('empty sections say that they are empty', () => {
    expect([...words(bare(), 'projects'), ...words(bare(), 'problems'), ...words(bare(), 'plans')]).toEqual([
      '本期无纳入调度的重点项目。',
      '本期无提请协调解决的问题。',
      '下月暂无已登记的跟进事项。',
    ])
  })
})
