import { describe, expect, test } from 'vitest'
import { records } from '../numbers/records'
import { worldPerTest } from '../world/world'
import { annexSizes, goldenSummary, wordsOf } from './golden'
import { goldenLedger, WAN } from './golden-ledger'

const world = worldPerTest()

describe('months of golden-ledger.ts, counted by hand', () => {
  test('January: no cumulative sentence, December before it is the base of 环比', async () => {
    await goldenLedger(world())
    const january = await goldenSummary(world(), '2025-01')
    expect(wordsOf(january, 'overview')).toEqual([
      '1月为全年首月，累计数即当月数；环比以上年12月为基数。',
      // 6, 20 and 22 January: 3 visits at 企业一 and 企业二. January 2024: 2. December 2024: 3, 10, 20, 27: 4.
      '1月份，全区走访企业3家次，涉及企业2家，同比增加1家次，环比减少1家次。',
      // 蓝谷基金, 50 million yuan, on the 15th.
      '本月新签约项目1个，其中千万元以上1个，上年同期、上月均为零。',
      '本月实际利用内资2,000万元，上年同期、上月均为零。',
      '本月无外资到位。',
      // 8 and 9 January; 5 December 2024.
      '本月解决企业诉求2件，上年同期为零，环比增加1件。',
      // 16 January; 12 December 2024.
      '本月举办招商推介活动1场，上年同期为零，环比持平。',
      '本月总部企业、金融机构（企业）、航运贸易企业、数字经济企业、外商投资企业均无新增。',
    ])
    // 云港物流 came into negotiation on the 10th; 海湾总部, registered in 2024, did not move.
    expect(wordsOf(january, 'projects')).toEqual([
      '纳入调度的重点项目2个，本月有进展1个。',
      '1. 云港物流（投资方：云港物流投资方；协议投资额2亿元；责任单位：区投资促进局）。1月10日登记为在谈。目前处于在谈阶段。',
      '其余1个重点项目本月无阶段变化和资金到位。',
    ])
    expect(annexSizes(january)).toEqual([1, 1, 3])
  })

  test('the first January on record has no base of either kind, and says so', async () => {
    await goldenLedger(world())
    expect(wordsOf(await goldenSummary(world(), '2024-01'), 'overview')).toEqual([
      '1月为全年首月，累计数即当月数；上年12月无可比数据，不作环比。',
      '1月份，全区走访企业2家次，涉及企业2家。',
      '本月无新签约项目。',
      '本月无内资到位。',
      '本月无外资到位。',
      '本月无已解决的企业诉求。',
      '本月未举办招商推介活动。',
      '本月总部企业、金融机构（企业）、航运贸易企业、数字经济企业、外商投资企业均无新增。',
      '各项指标上年同期无可比数据，不作同比。',
    ])
  })

  test('a month with zero of everything hides no fall', async () => {
    await goldenLedger(world())
    const february = await goldenSummary(world(), '2025-02')
    expect(wordsOf(february, 'overview')).toEqual([
      // February 2024: the 20th; January 2025: 3. So far 3 + 0; in 2024: 2 + 1.
      '2月份，全区未开展企业走访（上年同期1家次、上月3家次）；1—2月累计走访企业3家次，涉及企业2家，同比持平。',
      '本月无新签约项目（上月1个）；1—2月累计签约项目1个，其中千万元以上1个，上年同期为零。',
      '本月无内资到位（上月2,000万元）；1—2月累计实际利用内资2,000万元，上年同期为零。',
      '本月无外资到位；1—2月尚无外资到位。',
      '本月无已解决的企业诉求（上月2件）；1—2月累计解决企业诉求2件，上年同期为零。',
      '本月未举办招商推介活动（上月1场）；1—2月累计举办招商推介活动1场，上年同期为零。',
      '本月总部企业、金融机构（企业）、航运贸易企业、数字经济企业、外商投资企业均无新增；1—2月累计，总部企业、金融机构（企业）、航运贸易企业、数字经济企业、外商投资企业均无新增。',
    ])
    expect(wordsOf(february, 'projects')).toEqual(['纳入调度的重点项目2个，本月均无阶段变化和资金到位。'])
    expect(wordsOf(february, 'problems')).toEqual(['本期无提请协调解决的问题。'])
    expect(wordsOf(february, 'plans')).toEqual(['下月暂无已登记的跟进事项。'])
    // 云港物流 is in negotiation all the month.
    expect(annexSizes(february)).toEqual([0, 1, 0])
    expect(february.annexes.map((annex) => annex.table.empty)).toEqual([
      '本月无签约项目。',
      '目前无在谈重点项目。',
      '本月未开展走访。',
    ])
  })

  test('a withdrawn project counts in the month it was signed and has left the one after its end', async () => {
    await goldenLedger(world())
    const march = await goldenSummary(world(), '2025-03')
    // 云港物流, 200 million yuan, on 20 March; 海湾总部 in March 2024. So far 蓝谷基金 and 云港物流 after 海湾总部.
    expect(wordsOf(march, 'overview')[1]).toBe(
      '本月新签约项目1个，其中千万元以上1个、亿元以上1个，同比持平，上月为零；1—3月累计签约项目2个，其中千万元以上2个、亿元以上1个，同比增加1个。',
    )
    expect(wordsOf(march, 'projects')[1]).toBe(
      '1. 云港物流（投资方：云港物流投资方；协议投资额2亿元；责任单位：区投资促进局）。3月20日由在谈转为签约。目前处于签约阶段。',
    )
    expect(annexSizes(march)).toEqual([1, 0, 2])

    const april = await goldenSummary(world(), '2025-04')
    // Given up on 25 April: of 2 signed in the year so far 1 is left, and March, seen from 30 April, has none.
    expect(wordsOf(april, 'overview')[1]).toBe('本月无新签约项目；1—4月累计签约项目1个，其中千万元以上1个，同比持平。')
    expect(wordsOf(april, 'projects')).toEqual([
      '纳入调度的重点项目2个，本月有进展1个。',
      '1. 云港物流（投资方：云港物流投资方；协议投资额2亿元；责任单位：区投资促进局）。4月25日流失。目前已流失。',
      '其余1个重点项目本月无阶段变化和资金到位。',
    ])
    // From May on it is no key project any more: 海湾总部 and 外资研发中心.
    expect(wordsOf(await goldenSummary(world(), '2025-05'), 'projects')[0]).toBe(
      '纳入调度的重点项目2个，本月有进展1个。',
    )
  })

  test('a month with late entries counts them on the day they happened, in its own summary and in those after it', async () => {
    await goldenLedger(world())
    const write = records(world())
    // Recorded in March 2026, when the world's clock stands there: of 30 January 2025, 28 January, 31 January and 3 February.
    await write.visit('企业六', '2025-01-30')
    await write.project('补录项目', 'bureau', { agreedCny: 800 * WAN })
    await write.stage('补录项目', 'signed', '2025-01-28')
    await write.money('补录项目', 'paid-in', 500 * WAN, '2025-01-31')
    await write.visit('企业六', '2025-02-03')
    const january = wordsOf(await goldenSummary(world(), '2025-01'), 'overview')
    expect(january.slice(1, 4)).toEqual([
      // 3 + 1 visits at 2 + 1 companies; 2 a year before, 4 in December.
      '1月份，全区走访企业4家次，涉及企业3家，同比增加2家次，环比持平。',
      // 补录项目 has 8 million yuan: below the ten million.
      '本月新签约项目2个，其中千万元以上1个，上年同期、上月均为零。',
      '本月实际利用内资2,500万元，上年同期、上月均为零。',
    ])
    const february = wordsOf(await goldenSummary(world(), '2025-02'), 'overview')
    expect(february.slice(0, 3)).toEqual([
      // 0 + 1 in the month, 4 + 1 in both, at 企业一, 二 and 六; in 2024: 2 + 1.
      '2月份，全区走访企业1家次，涉及企业1家，同比持平，环比减少3家次；1—2月累计走访企业5家次，涉及企业3家，同比增加2家次。',
      '本月无新签约项目（上月2个）；1—2月累计签约项目2个，其中千万元以上1个，上年同期为零。',
      '本月无内资到位（上月2,500万元）；1—2月累计实际利用内资2,500万元，上年同期为零。',
    ])
  })
})
