import { expect, test } from 'vitest'
import { cellText, clean, tidy } from '@/lib/imports/cells/fold'
import { readPeople, readPhones } from '@/lib/imports/cells/people'
import { readProgress, stageIn } from '@/lib/imports/cells/progress'
import { readCount, readNames, readOrigin, readTargets, readUscc } from '@/lib/imports/cells/words'

test('text is folded for reading and tidied for keeping', () => {
  expect(clean('　Ａ１\u200b（万元）\u00a0\r\n总 ')).toBe('A1(万元) 总')
  expect(tidy('智能制造产业园\r\n（一期）\u200b ')).toBe('智能制造产业园\n（一期）')
  expect(cellText(13_800_000_000)).toBe('13800000000')
  expect(cellText(0.1 + 0.2)).toBe('0.3')
})

test.each([
  ['吴迪、徐萌', [{ name: '吴迪' }, { name: '徐萌' }]],
  ['吴迪，徐萌;孙浩', [{ name: '吴迪' }, { name: '徐萌' }, { name: '孙浩' }]],
  ['吴迪 徐萌', [{ name: '吴迪' }, { name: '徐萌' }]],
  ['吴迪\n徐萌', [{ name: '吴迪' }, { name: '徐萌' }]],
  ['徐萌、徐萌', [{ name: '徐萌' }]],
  ['赵敏 投资总监', [{ name: '赵敏', title: '投资总监' }]],
  ['陈立董事长', [{ name: '陈立', title: '董事长' }]],
  ['总经理 张海涛', [{ name: '张海涛', title: '总经理' }]],
  [
    '王晓东 董事长、李文静 副总裁',
    [
      { name: '王晓东', title: '董事长' },
      { name: '李文静', title: '副总裁' },
    ],
  ],
  ['陈立 13957374260', [{ name: '陈立', phone: '13957374260' }]],
  ['陈立（总经理）139-5737-4260', [{ name: '陈立', title: '总经理', phone: '13957374260' }]],
  ['王总', [{ name: '王总' }]],
  ['高区长', [{ name: '高区长' }]],
])('people in %j', (text, expected) => {
  expect(readPeople(text).value).toEqual(expected)
})

test.each([
  [13_800_000_000, ['13800000000']],
  ['+86 138-0000-0000', ['13800000000']],
  ['0532-8888 8888', ['0532-88888888']],
  ['0532-88888888、13800000000', ['0532-88888888', '13800000000']],
  ['013800000000', ['13800000000']],
])('phones in %j', (cell, expected) => {
  expect(readPhones(cell).value).toEqual(expected)
})

test('a phone that is none is refused with its text', () => {
  expect(readPhones('见名片')).toEqual({ notes: [{ level: 'lost', text: '“见名片”不像电话号码，未取' }] })
})

test('USCC: valid, folded, wrong check character flagged, lost digits refused', () => {
  expect(readUscc('９１３７０２００１６３５６２６８１Ｇ').value).toEqual({ code: '91370200163562681G', check: 'valid' })
  expect(readUscc(' 91370200163562681g ').value?.code).toBe('91370200163562681G')
  expect(readUscc('913702001635626810')).toMatchObject({ value: { check: 'checksum' }, notes: [{ level: 'check' }] })
  expect(readUscc(913_702_001_635_620_000)).toMatchObject({ notes: [{ level: 'lost' }] })
  expect(readUscc('9.13702E+17').value).toBeUndefined()
  expect(readUscc('无')).toEqual({ notes: [] })
})

test.each([
  ['内资', 'domestic'],
  ['内', 'domestic'],
  ['外资', 'foreign'],
  ['外商独资', 'foreign'],
  ['中外合资', 'foreign'],
  ['港澳台资', 'foreign'],
  ['民企', 'domestic'],
  ['其他', undefined],
])('%s capital is %s', (text, expected) => {
  expect(readOrigin(text).value).toBe(expected)
})

test.each([
  ['总部', ['headquarters'], []],
  ['总部/金融', ['headquarters', 'finance'], []],
  ['航运贸易、数字经济', ['shipping', 'digital'], []],
  ['商务', ['commerce'], []],
  ['文旅；首店', ['tourism', 'first-store'], []],
  ['金融、产业项目', ['finance'], ['产业项目']],
])('target types in %s', (text, codes, others) => {
  expect(readTargets(text).value).toEqual({ codes, others })
})

test('several investors in a cell; brackets are not split', () => {
  expect(readNames('成武县自来水公司、日照天惠船舶服务有限公司').value).toEqual([
    '成武县自来水公司',
    '日照天惠船舶服务有限公司',
  ])
  expect(readNames('中邮（济南、青岛）医药有限公司').value).toEqual(['中邮（济南、青岛）医药有限公司'])
})

test.each([
  [87, 87],
  ['87家', 87],
  ['约120人', 120],
  ['1,200', 1200],
  ['50-60', undefined],
  ['若干', undefined],
])('count %j is %s', (cell, expected) => {
  expect(readCount(cell).value).toBe(expected)
})

test.each([
  ['在谈', { stage: 'negotiation' }],
  ['新增在谈', { stage: 'negotiation' }],
  ['意向', { stage: 'contact' }],
  ['已签约', { stage: 'signed' }],
  ['框架协议', { stage: 'signed' }],
  ['签约落地', { stage: 'registered' }],
  ['已签约，尚未注册', { stage: 'signed' }],
  ['拟签约', { stage: 'negotiation' }],
  ['预计6月签约', { stage: 'negotiation' }],
  ['注册', { stage: 'registered' }],
  ['在建', { stage: 'commenced' }],
  ['竣工', { stage: 'operating' }],
  ['投产', { stage: 'operating' }],
  ['停止谈判', { state: 'lost' }],
  ['暂缓', { state: 'suspended' }],
  ['完成报批', {}],
])('%s means %j', (text, expected) => {
  expect(stageIn(text)).toEqual(expected)
})

test('a progress cell gives day, stage and its own text; an impossible day is refused, not the stage', () => {
  const context = { year: 2024, date1904: false }
  expect(readProgress('2024.3.5 在谈', context).value).toEqual({
    text: '2024.3.5 在谈',
    on: { day: '2024-03-05', precision: 'day' },
    stage: 'negotiation',
  })
  expect(readProgress('45356 签约落地', context).value).toMatchObject({
    on: { day: '2024-03-05' },
    stage: 'registered',
  })
  const impossible = readProgress('2024-02-30 开工', context)
  expect(impossible.value).toEqual({ text: '2024-02-30 开工', stage: 'commenced' })
  expect(impossible.notes[0]?.level).toBe('lost')
})
