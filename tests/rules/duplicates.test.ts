import { describe, expect, test } from 'vitest'
import { coreOf, dice, nameLikeness } from '@/lib/duplicates/names.rules'
import {
  amountGap,
  compareRecords,
  type Facts,
  foldAddress,
  furthest,
  mergedValues,
  standingOf,
} from '@/lib/duplicates/rules'

describe('names', () => {
  test('bigrams shared, by hand: 海信 信视 视像 and 海信 信视 视象 share 2 of 3 + 3, 4/6', () => {
    expect(dice('海信视像', '海信视象')).toBe(66)
    expect(dice('海尔', '海信')).toBe(0)
    expect(dice('啊啊啊', '啊啊')).toBe(66)
    expect(dice('甲', '甲')).toBe(0)
  })

  test('a core is a name without place, legal form and what every second company is called', () => {
    expect(coreOf('青岛海尔智家科技有限公司')).toBe('海尔智家')
    expect(coreOf('海尔智家（青岛）有限公司')).toBe('海尔智家')
    expect(coreOf('青岛市投资管理集团有限公司')).toBe('')
  })

  test.each([
    ['海尔智家股份有限公司', '海尔智家（青岛）有限公司', 100],
    ['海尔智家股份有限公司', '青岛海尔智家科技有限公司', 90],
    ['北京字节跳动科技有限公司', '字节跳动网络技术有限公司', 90],
    ['海尔智家北方总部项目', '海尔智家总部', 90],
    ['新海尔智家有限公司', '海尔智家有限公司', 80],
    ['青岛海信视像科技股份有限公司', '青岛海信视象科技有限公司', 66],
    ['海尔智家总部一期', '海尔智家总部项目2期', 90],
    ['海汇贸易有限公司', '青岛海汇国际贸易有限公司', 70],
    ['ＩＢＭ（中国）有限公司', 'ibm中国公司', 100],
  ])('%s and %s are alike', (a, b, share) => {
    expect(nameLikeness(a, b)).toBe(share)
    expect(nameLikeness(b, a)).toBe(share)
  })

  test.each([
    ['青岛科技投资管理有限公司', '青岛科技投资集团有限公司'],
    ['青岛海汇贸易有限公司', '青岛海汇科技有限公司'],
    ['海尔集团公司', '海信集团有限公司'],
    ['北京海天瑞融资租赁有限公司', '北京海天盛融资租赁有限公司'],
    ['总部项目', '区域总部项目'],
    ['南京茂远信大健康云服务有限公司', '深圳港茂信大健康云服务有限公司'],
    ['意大利诚金海保险经纪有限公司', '意大利诚创航股权投资基金管理有限公司'],
    ['海天瑞一号股权投资基金', '海天瑞二号股权投资基金'],
    ['海天瑞100有限公司', '海天瑞1000有限公司'],
    ['', '海尔智家'],
  ])('%s and %s are not', (a, b) => {
    expect(nameLikeness(a, b)).toBe(0)
  })
})

const company = (over: Partial<Facts> = {}): Facts => ({
  id: 'c',
  unitId: 'u',
  name: '海尔智家股份有限公司',
  uscc: null,
  phones: [],
  addresses: [],
  ...over,
})
const project = (over: Partial<Facts> = {}, more: Partial<NonNullable<Facts['project']>> = {}): Facts => ({
  ...company({ name: '北方总部项目', ...over }),
  project: { investor: '海尔智家股份有限公司', investorCompanyId: null, industry: null, cny: 0, ...more },
})

describe('levels', () => {
  test('one: the same code, or the same name', () => {
    const code = '91370200163562681G'
    expect(compareRecords(company({ uscc: code }), company({ name: '全然不同公司', uscc: code }))).toEqual({
      level: 1,
      reasons: ['统一社会信用代码相同'],
    })
    expect(compareRecords(company(), company({ name: '海尔智家有限责任公司' }))).toEqual({
      level: 1,
      reasons: ['名称相同'],
    })
  })

  test('two: similar names, unless two codes prove two companies', () => {
    const other = company({ name: '海尔智家（青岛）有限公司' })
    expect(compareRecords(company(), other)).toEqual({ level: 2, reasons: ['名称相近：100%'] })
    expect(compareRecords(company({ uscc: '91370200163562681G' }), { ...other, uscc: '91370202MA3C000000' })).toBe(
      undefined,
    )
  })

  test('two and three of projects ask for the same investor', () => {
    const a = project({ name: '海尔智家北方总部项目' })
    const b = project({ name: '海尔智家总部' })
    expect(compareRecords(a, b)).toEqual({ level: 2, reasons: ['名称相近：90%', '投资方相同'] })
    expect(compareRecords(a, project({ name: '海尔智家总部' }, { investor: '另一家公司' }))).toBe(undefined)
    const steel = (cny: number, industry = '65') => project({ name: `项目${industry}-${cny}` }, { cny, industry })
    expect(compareRecords(steel(100), steel(80))).toEqual({
      level: 3,
      reasons: ['投资方相同、行业相同、金额相差20%'],
    })
    expect(compareRecords(steel(100), steel(79))).toBe(undefined)
    expect(compareRecords(steel(100), steel(100, '66'))).toBe(undefined)
    expect(compareRecords(steel(0), steel(100))).toBe(undefined)
  })

  test('a generic name is the same project only of the same investor', () => {
    const stranger = project({}, { investor: '另一家公司' })
    expect(compareRecords(project({ name: '总部项目' }), { ...stranger, name: '总部项目' })).toBe(undefined)
    expect(compareRecords(project({ name: '总部项目' }), project({ name: '总部项目' }))?.level).toBe(1)
  })

  test('four: a phone or an address in common, the strongest level is the pair’s', () => {
    const a = company({ phones: ['13800000001'], addresses: ['青岛市市南区香港中路40号'] })
    expect(compareRecords(a, { ...a, name: '全然不同公司' })).toEqual({
      level: 4,
      reasons: ['联系电话相同', '地址相同'],
    })
    expect(compareRecords(a, a)?.level).toBe(1)
  })

  test('an address without a number or too short names no door', () => {
    expect(foldAddress('青岛市 市南区，香港中路 40 号')).toBe('青岛市市南区香港中路40号')
    expect(foldAddress('青岛市市南区香港中路')).toBe(null)
    expect(foldAddress('40号')).toBe(null)
    expect(amountGap(100, 93)).toBe(7)
    expect(amountGap(0, 93)).toBe(undefined)
  })
})

describe('merging', () => {
  test('the verified event of a stage stands, else the earlier, else the kept one', () => {
    const at = (happenedOn: string, verification: 'claimed' | 'verified' | 'rejected') =>
      ({ stage: 'signed', happenedOn, verification }) as const
    const early = at('2026-01-01', 'claimed')
    const late = at('2026-02-01', 'verified')
    expect(standingOf(early, late).stands).toBe(late)
    expect(standingOf(late, early).stands).toBe(late)
    expect(standingOf(at('2026-02-01', 'claimed'), early).stands).toBe(early)
    expect(standingOf(at('2026-01-01', 'rejected'), at('2026-03-01', 'claimed')).stands.happenedOn).toBe('2026-03-01')
    const kept = at('2026-01-01', 'claimed')
    expect(standingOf(kept, early).stands).toBe(kept)
    expect(furthest([{ ...late, stage: 'registered' }, early])?.stage).toBe('registered')
  })

  test('merge fills blanks, overwrite takes what the other has; what belongs together goes together', () => {
    type Row = Record<'name' | 'note' | 'investor' | 'investorId', string | null>
    const kept: Row = { name: '甲', note: null, investor: '乙', investorId: null }
    const gone: Row = { name: '丙', note: '备注', investor: '丁', investorId: 'd' }
    const groups = [['name'], ['note'], ['investor', 'investorId']] as const
    expect(mergedValues(kept, gone, groups, 'merge')).toEqual({ note: '备注' })
    expect(mergedValues(kept, gone, groups, 'overwrite')).toEqual({ ...gone })
    expect(mergedValues(gone, kept, groups, 'overwrite')).toEqual({ name: '甲', investor: '乙', investorId: null })
  })
})
