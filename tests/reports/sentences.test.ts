import { describe, expect, test } from 'vitest'
import { blockText } from '@/lib/reports/document'
import type { SummaryNumbers } from '@/lib/reports/numbers'
import { reportPeriodOf } from '@/lib/reports/period.rules'
import { summaryOf } from '@/lib/reports/rules'
import { bare, figure, march } from './numbers'

const texts = (numbers: SummaryNumbers, section: string): string[] =>
  (summaryOf(numbers).sections.find((part) => part.key === section)?.blocks ?? []).flatMap(
    (block) => blockText(block) ?? [],
  )
const january = { period: reportPeriodOf('month', '2018-01-31'), through: '2018-01-31', issuedOn: '2018-02-02' }

describe('the overview, worked by hand', () => {
  test('an ordinary March', () => {
    expect(texts(march(), 'overview')).toEqual([
      '3月份，全区走访企业66家次，涉及企业58家，同比增长10%，环比下降4.3%；1—3月累计走访企业201家次，涉及企业180家，同比增长11.7%。',
      '本月新签约项目12个，其中千万元以上10个、亿元以上3个，同比增长20%，环比增加4个；1—3月累计签约项目30个，其中千万元以上26个、亿元以上7个，同比增长25%。',
      '本月实际利用内资8.2亿元，同比增长2.5%，环比下降9.9%；1—3月累计实际利用内资25亿元，同比增长8.7%。',
      '本月实际使用外资3,200万美元，同比下降20%，上月为零；1—3月累计实际使用外资9,100万美元，同比下降7.1%。',
      '本月举办招商推介活动2场，同比持平，环比增加1场；1—3月累计举办招商推介活动4场，同比增加1场。',
      '本月新引进总部企业1家（上年同期为零）、金融机构（企业）5家（同比减少1家）；1—3月累计，新引进总部企业3家（同比增加1家）、金融机构（企业）14家（同比持平）。',
      '另有已申报待认定的签约项目3个、到位内资1,234.56万元，未计入以上各数。',
    ])
  })

  test('January has no cumulative stretch, and December is its base of 环比', () => {
    const numbers = bare({
      ...january,
      figures: [figure('visits', [40, 40, 50, 32, 32]), figure('companies-visited', [38, 38, 45, 30, 30])],
    })
    expect(texts(numbers, 'overview')).toEqual([
      '1月为全年首月，累计数即当月数；环比以上年12月为基数。',
      '1月份，全区走访企业40家次，涉及企业38家，同比增长25%，环比下降20%。',
    ])
  })

  test('a month with zero of everything says so and hides no fall', () => {
    const numbers = bare({
      figures: [
        figure('visits', [0, 0, 0, 0, 0]),
        figure('projects-signed', [0, 4, 3, 5, 9]),
        figure('capital-domestic', [0, 0, 0, 210_000_000, 530_000_000]),
        figure('capital-foreign', [0, 0, 0, 0, 0]),
        figure('events', [0, 0, 0, 0, 0]),
        figure('headquarters', [0, 0, 0, 0, 0]),
        figure('finance', [0, 0, 0, 0, 0]),
      ],
    })
    expect(texts(numbers, 'overview')).toEqual([
      '3月份，全区未开展企业走访；1—3月尚未开展企业走访。',
      '本月无新签约项目（上年同期5个、上月3个）；1—3月累计签约项目4个，同比减少5个。',
      '本月无内资到位（上年同期210万元）；1—3月尚无内资到位（上年同期530万元）。',
      '本月无外资到位；1—3月尚无外资到位。',
      '本月未举办招商推介活动；1—3月尚未举办招商推介活动。',
      '本月总部企业、金融机构（企业）均无新增；1—3月累计，总部企业、金融机构（企业）均无新增。',
    ])
  })

  test("a missing base of last year is said once, not guessed; December's 环比 stays", () => {
    const numbers = bare({
      figures: [figure('visits', [66, 201, 60, null, null]), figure('companies-visited', [58, 180, 55, null, null])],
    })
    expect(texts(numbers, 'overview')).toEqual([
      '3月份，全区走访企业66家次，涉及企业58家，环比增长10%；1—3月累计走访企业201家次，涉及企业180家。',
      '各项指标上年同期无可比数据，不作同比。',
    ])
  })

  test('a change too large for a percentage becomes a multiple, one that rounds to nothing 基本持平', () => {
    const numbers = bare({
      ...january,
      figures: [
        figure('visits', [2405, 2405, 100, 20_000, 20_000]),
        figure('events', [10_001, 10_001, 10_000, 10, 10]),
      ],
    })
    const [, visits, events] = texts(numbers, 'overview')
    expect(visits).toBe('1月份，全区走访企业2405家次，同比下降88%，为上月的24.1倍。')
    expect(events).toBe('本月举办招商推介活动10,001场，为上年同期的1000.1倍，环比基本持平。')
  })

  test('a running month and a changed rule are said', () => {
    const numbers = bare({
      through: '2018-03-20',
      figures: [{ ...figure('events', [2, 4, 1, 2, 3]), baseNote: '上年同期按原口径统计' }],
    })
    const words = texts(numbers, 'overview')
    expect(words[0]).toBe('本期数据截至2018年3月20日，当月尚未结束。')
    expect(words.at(-1)).toBe('推介活动：上年同期按原口径统计。')
  })

  test("2018's published figures stand in the December summary word for word", () => {
    const numbers = bare({
      period: reportPeriodOf('month', '2018-12-31'),
      through: '2018-12-31',
      figures: [
        figure('visits', [70, 812, 70, 70, null]),
        figure('companies-visited', [60, 708, 60, 60, null]),
        figure('capital-domestic', [0, 1_050_000_000_000, 0, 0, 963_302_752_294]),
        figure('capital-foreign', [0, 61_000_000_000, 0, 0, 44_985_250_737]),
      ],
    })
    const words = texts(numbers, 'overview').join('')
    for (const part of ['812家次', '708家', '实际利用内资105亿元，同比增长9%', '外资6.1亿美元，同比增长35.6%']) {
      expect(words).toContain(part)
    }
  })

  test('every figure of a sentence stands in it', () => {
    const blocks = summaryOf(march()).sections.flatMap((section) => section.blocks)
    const stated = blocks.flatMap((block) =>
      block.kind === 'paragraph' ? block.figures.map((use) => [use.text, block.text]) : [],
    )
    expect(stated.length).toBeGreaterThan(25)
    for (const [figureText, text] of stated) expect(text).toContain(figureText)
  })
})
