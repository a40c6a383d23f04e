import { describe, expect, test } from 'vitest'
import { findDays } from '@/lib/paste/days.rules'
import { findPeople } from '@/lib/paste/people.rules'
import { readPasted } from '@/lib/paste/rules'
import { sentencesOf } from '@/lib/paste/sentences.rules'

// 2026-11-22 is a Sunday: its week began on Monday the 16th.
const TODAY = '2026-11-22'

describe('days', () => {
  test.each([
    ['昨天去的', '2026-11-21', true],
    ['今天上午', '2026-11-22', true],
    ['前天', '2026-11-20', true],
    ['大后天见', '2026-11-25', true],
    ['上周五拜访', '2026-11-13', true],
    ['本周三', '2026-11-18', true],
    ['下周一回访', '2026-11-23', true],
    ['下下周二', '2026-12-01', true],
    ['周四', '2026-11-19', false],
    ['3月5日', '2026-03-05', true],
    ['2026.3.5走访', '2026-03-05', true],
    ['2026年3月5日', '2026-03-05', true],
    ['１２月３０日', '2026-12-30', true],
    ['1月5号回访', '2027-01-05', false],
    ['3天后', '2026-11-25', true],
    ['两周内', '2026-12-06', true],
    ['一个月后', '2026-12-22', true],
    ['下个月8号', '2026-12-08', true],
    ['月底前', '2026-11-30', false],
    ['11.20', '2026-11-20', false],
  ])('“%s”', (text, day, sure) => {
    expect(findDays(text, TODAY)).toMatchObject([{ day, sure }])
  })

  test('are no figures, times or days that do not exist', () => {
    expect(findDays('投资3.5亿元，占比12.5%，14:30到，2月30日，版本1.2.3', TODAY)).toEqual([])
  })

  test('at the year’s end', () => {
    expect(findDays('12月30日', '2027-01-03')).toMatchObject([{ day: '2026-12-30' }])
    expect(findDays('上周五', '2027-01-03')).toMatchObject([{ day: '2026-12-25' }])
  })
})

describe('people', () => {
  test.each([
    ['见到了总经理王某某、财务总监李明。', '王某某 总经理\n李明 财务总监', true],
    ['王某某总经理，13800000000，很热情', '王某某 总经理 13800000000', true],
    ['和王总、李董聊了半天', '王总\n李董', false],
    ['总经理王某某介绍，王总说考虑落户', '王某某 总经理', true],
    ['总部经济政策，总额三亿，董事会已通过', '', false],
  ])('“%s”', (text, value, sure) => {
    expect(findPeople(text)).toMatchObject({ value, sure })
  })
})

test('a chat’s own lines are no part of what was said', () => {
  expect(sentencesOf('张三 2026-11-20 14:03\n昨天去了海尔。谈得不错！\n[14:05] 李四：好的')).toEqual([
    '昨天去了海尔。',
    '谈得不错！',
    '好的',
  ])
})

describe('a pasted message', () => {
  const message = `昨天下午拜访青岛远航贸易有限公司，在奥帆中心会议室见到总经理王某某（13800000000）和财务总监李明。
企业计划设立北方总部，拟投资3.5亿元，关注载体租金。
下一步：下周三前送政策建议书。`

  test('is read into fields, each with its words', () => {
    const read = readPasted(message, TODAY)
    expect(read.happenedOn).toMatchObject({ value: '2026-11-21', words: '昨天', sure: true })
    expect(read.companies).toMatchObject([{ value: '青岛远航贸易有限公司', sure: true }])
    expect(read.theirs?.value).toContain('李明 财务总监')
    expect(read.theirs?.value).toContain('王某某 总经理')
    expect(read.place?.value).toBe('奥帆中心会议室')
    expect(read.nextStep).toMatchObject({ value: '下周三前送政策建议书。', sure: true })
    expect(read.nextOn).toMatchObject({ value: '2026-11-25', words: '下周三' })
    expect(read.summary?.value).toContain('3.5亿元')
    expect(read.summary?.value).not.toContain('送政策建议书')
  })

  test('a promise in passing is a next step, doubtfully', () => {
    const read = readPasted('今天电话沟通，对方很有意向。约好下周二再去一趟。', TODAY)
    expect(read.nextStep).toMatchObject({ value: '约好下周二再去一趟。', sure: false })
    expect(read.nextOn?.value).toBe('2026-11-24')
  })

  test('with nothing in it loses nothing, and two different days are doubtful', () => {
    expect(readPasted('随便说两句', TODAY)).toEqual({
      companies: [],
      summary: { value: '随便说两句', words: '随便说两句', sure: true },
    })
    expect(readPasted('前天去过，昨天又去了', TODAY).happenedOn).toMatchObject({ value: '2026-11-20', sure: false })
    expect(readPasted('', TODAY)).toEqual({ companies: [] })
  })
})
