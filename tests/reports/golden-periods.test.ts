import { describe, expect, test } from 'vitest'
import { worldPerTest } from '../world/world'
import { annexSizes, goldenSummary, wordsOf } from './golden'
import { goldenLedger } from './golden-ledger'

const world = worldPerTest()

describe('quarters, halves and years of golden-ledger.ts, counted by hand', () => {
  test('the second quarter of 2025', async () => {
    await goldenLedger(world())
    const quarter = await goldenSummary(world(), '2025-Q2')
    expect(quarter.titleLines).toEqual(['市南区', '2025年第二季度双招双引工作季报'])
    expect(wordsOf(quarter, 'overview')).toEqual([
      // 15, 16, 17 April at three companies. Q2 2024: 10 April. Q1 2025: 3 + 0 + 2 = 5. So far 8 at 企业一 to 五; in 2024: 2 + 1 + 1 = 4.
      '二季度，全区走访企业3家次，涉及企业3家，同比增加2家次，环比减少2家次；1—6月累计走访企业8家次，涉及企业5家，同比增加4家次。',
      // 外资研发中心 in May. Seen from 30 June the first quarter has 蓝谷基金 only: 云港物流 has ended. In 2024 海湾总部 in March.
      '本季度新签约项目1个，其中千万元以上1个、亿元以上1个，上年同期为零，环比持平；1—6月累计签约项目2个，其中千万元以上2个、亿元以上1个，同比增加1个。',
      '本季度无内资到位（上季度2,000万元）；1—6月累计实际利用内资2,000万元，上年同期为零。',
      '本季度实际使用外资300万美元，上年同期、上季度均为零；1—6月累计实际使用外资300万美元，上年同期为零。',
      // 20 May; 8 and 9 January.
      '本季度解决企业诉求1件，上年同期为零，环比减少1件；1—6月累计解决企业诉求3件，上年同期为零。',
      // 18 and 19 June; 16 January; 8 March 2024.
      '本季度举办招商推介活动2场，上年同期为零，环比增加1场；1—6月累计举办招商推介活动3场，同比增加2场。',
      // 蓝谷基金 registered on 20 April, 外资研发中心 on 6 June.
      '本季度新引进金融机构（企业）1家（上年同期为零）、外商投资企业1家（上年同期为零），总部企业、航运贸易企业、数字经济企业无新增；1—6月累计，新引进金融机构（企业）1家（上年同期为零）、外商投资企业1家（上年同期为零），总部企业、航运贸易企业、数字经济企业无新增。',
    ])
    expect(wordsOf(quarter, 'projects')).toEqual([
      '纳入调度的重点项目3个，本季度有进展2个。',
      '1. 云港物流（投资方：云港物流投资方；协议投资额2亿元；责任单位：区投资促进局）。4月25日流失。目前已流失。',
      '2. 外资研发中心（投资方：外资研发中心投资方；协议投资额1.5亿元；责任单位：区投资促进局）。5月10日登记为签约；6月6日由签约转为注册落地；6月30日实际使用外资300万美元。目前处于注册落地阶段。',
      '其余1个重点项目本季度无阶段变化和资金到位。',
    ])
    expect(annexSizes(quarter)).toEqual([1, 0, 3])
  })

  test('the first half of 2025 stands beside the second half of 2024', async () => {
    await goldenLedger(world())
    const half = await goldenSummary(world(), '2025-H1')
    expect(wordsOf(half, 'overview')).toEqual([
      '上半年自年初起计，累计数即上半年数；环比以上年下半年为基数。',
      // 8 visits; first half of 2024: 4; second half of 2024: the 4 of December.
      '上半年，全区走访企业8家次，涉及企业5家，同比增加4家次，环比增加4家次。',
      '上半年新签约项目2个，其中千万元以上2个、亿元以上1个，同比增加1个，上年下半年为零。',
      // 20 million yuan after 10 million in July 2024.
      '上半年实际利用内资2,000万元，上年同期为零，环比增长100%。',
      '上半年实际使用外资300万美元，上年同期、上年下半年均为零。',
      '上半年解决企业诉求3件，上年同期为零，环比增加2件。',
      '上半年举办招商推介活动3场，同比增加2场，环比增加2场。',
      '上半年新引进金融机构（企业）1家（上年同期为零）、外商投资企业1家（上年同期为零），总部企业、航运贸易企业、数字经济企业无新增。',
    ])
    expect(annexSizes(half)).toEqual([2, 0, 8])
  })

  test('the second half of 2025 closes the year', async () => {
    await goldenLedger(world())
    expect(wordsOf(await goldenSummary(world(), '2025-H2'), 'overview').slice(0, 3)).toEqual([
      // 8 July, 5 and 6 November at 企业五, 一 and 六: 3 after 4 in December 2024 and 8 in the first half; 11 in the year after 8.
      '下半年，全区走访企业3家次，涉及企业3家，同比减少1家次，环比减少5家次；全年累计走访企业11家次，涉及企业6家，同比增加3家次。',
      '下半年无新签约项目（上半年2个）；全年累计签约项目2个，其中千万元以上2个、亿元以上1个，同比增加1个。',
      '下半年无内资到位（上年同期1,000万元、上半年2,000万元）；全年累计实际利用内资2,000万元，同比增长100%。',
    ])
  })

  test('the year 2025: no 环比, no cumulative sentence', async () => {
    await goldenLedger(world())
    const year = await goldenSummary(world(), '2025')
    expect(year.titleLines).toEqual(['市南区', '2025年双招双引工作年报'])
    expect(wordsOf(year, 'overview')).toEqual([
      // 3 + 2 + 3 + 1 + 2 = 11 visits at six companies; 2024: 2 + 1 + 1 + 4 = 8.
      '2025年，全区走访企业11家次，涉及企业6家，同比增加3家次。',
      // 蓝谷基金 and 外资研发中心; 2024: 海湾总部.
      '全年新签约项目2个，其中千万元以上2个、亿元以上1个，同比增加1个。',
      '全年实际利用内资2,000万元，同比增长100%。',
      '全年实际使用外资300万美元，上年为零。',
      // 8 and 9 January, 20 May; 5 December 2024.
      '全年解决企业诉求3件，同比增加2件。',
      // 16 January, 18 and 19 June; 8 March and 12 December 2024.
      '全年举办招商推介活动3场，同比增加1场。',
      '全年新引进金融机构（企业）1家（上年为零）、外商投资企业1家（上年为零），总部企业、航运贸易企业、数字经济企业无新增。',
    ])
    expect(annexSizes(year)).toEqual([2, 0, 11])
  })

  test('the first year on record has nothing to be compared with', async () => {
    await goldenLedger(world())
    const words = wordsOf(await goldenSummary(world(), '2024'), 'overview')
    expect([words[0], words.at(-1)]).toEqual([
      '2024年，全区走访企业8家次，涉及企业4家。',
      '各项指标上年无可比数据，不作同比。',
    ])
  })
})
