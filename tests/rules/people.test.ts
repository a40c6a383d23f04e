import { expect, test } from 'vitest'
import { parsePeople, peopleText, strayNumbers } from '@/lib/visits/people.rules'

const person = (name: string, title: string | null = null, phone: string | null = null) => ({ name, title, phone })

test.each([
  ['王某某 总经理 13800000000', [person('王某某', '总经理', '13800000000')]],
  ['总经理王某某，0532-88880000', [person('王某某', '总经理', '0532-88880000')]],
  ['13800000000 李明 副总经理', [person('李明', '副总经理', '13800000000')]],
  ['王某某总经理13800000000', [person('王某某', '总经理', '13800000000')]],
  ['李明副总经理', [person('李明', '副总经理')]],
  ['欧阳明华财务总监', [person('欧阳明华', '财务总监')]],
  ['市场部总监张伟', [person('张伟', '市场部总监')]],
  ['赵敏 亚太区域战略投资部执行副总裁兼首席代表', [person('赵敏', '亚太区域战略投资部执行副总裁兼首席代表')]],
  ['王某，总经理，138 0000 0000', [person('王某', '总经理', '13800000000')]],
  ['王某，总经理；李某', [person('王某', '总经理'), person('李某')]],
  [
    '王某某总经理，李某某财务总监 (0532)88880000转801',
    [person('王某某', '总经理'), person('李某某', '财务总监', '0532-88880000转801')],
  ],
  [
    '王某、李某 董秘\n张三 手机：139-0000-0000',
    [person('王某'), person('李某', '董秘'), person('张三', null, '13900000000')],
  ],
  ['王总、李董 13700000000', [person('王总'), person('李董', null, '13700000000')]],
  ['王某，李某', [person('王某'), person('李某')]],
  ['John Smith CEO +86 13600000000', [person('John Smith', 'CEO', '13600000000')]],
  ['王某 分管招商工作', [person('王某', '分管招商工作')]],
  ['王某　总经理　１３８００００００００', [person('王某', '总经理', '13800000000')]],
  ['张经理 88880000', [person('张经理', null, '88880000')]],
  [' \n ', []],
])('“%s” is understood', (text, people) => {
  expect(parsePeople(text)).toEqual(people)
})

test('what is shown is understood again', () => {
  const people = [person('王某', '总经理'), person('李某')]
  expect(parsePeople(peopleText(people))).toEqual(people)
  expect(parsePeople(null)).toEqual([])
})

test('a number that is none is named, a good one is not', () => {
  expect(strayNumbers('王某 总经理 138000000')).toEqual(['138000000'])
  expect(strayNumbers('王某 总经理 13800000000、李某 0532-88880000')).toEqual([])
})

test('a hostile line of the full length is answered, not pondered over', () => {
  const words = ['公司部', '总', '财务', '王', '中心', '首席', '1', '总经理'].map((word) =>
    word.repeat(600 / word.length),
  )
  for (const word of words) expect(parsePeople(`王五 ${word}`).length + strayNumbers(word).length).toBeGreaterThan(0)
}, 5_000)
