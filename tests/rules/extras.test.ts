import { describe, expect, it } from 'vitest'
import { microText, readExtra } from '@/lib/extras/rules'

describe('values of extra fields', () => {
  it('read numbers as people write them, exactly', () => {
    const read = (text: string, measure?: string) => readExtra('number', text, measure)
    expect(read('１,２00 人', '人')).toEqual({ text: '1200', micro: 1_200_000_000 })
    expect(read('0.1')).toEqual({ text: '0.1', micro: 100_000 })
    expect(read('-12.50')).toEqual({ text: '-12.5', micro: -12_500_000 })
    expect(read('0.3333333')).toEqual({ text: '0.333333', micro: 333_333 })
    expect(read('0.0000005')).toEqual({ text: '0.000001', micro: 1 })
    expect(read('-0')).toEqual({ text: '0', micro: 0 })
    expect(read('8999999999.999999')).toEqual({ text: '8999999999.999999', micro: 8_999_999_999_999_999 })
    expect(read('  ')).toEqual({ text: '', micro: null })
    for (const bad of ['约50', '1,20', '12人', '3-5', '9000000000', '1e5'])
      expect(read(bad), bad).toHaveProperty('wrong')
    expect(microText(-1_500_000)).toBe('-1.5')
  })

  it('read days in their usual spellings and refuse what does not exist', () => {
    for (const typed of ['2019-03-05', '2019.3.5', '2019/3/5', '2019年3月5日', '20190305', '２０１９．３．５'])
      expect(readExtra('day', typed), typed).toEqual({ text: '2019-03-05', micro: null })
    for (const bad of ['2019-02-30', '2019年3月', '明年', '0026-01-01'])
      expect(readExtra('day', bad), bad).toHaveProperty('wrong')
  })

  it('keep texts as they are, up to what both databases index', () => {
    expect(readExtra('text', ' 甲类\n乙类 ')).toEqual({ text: '甲类\n乙类', micro: null })
    expect(readExtra('text', '字'.repeat(800))).toHaveProperty('text')
    expect(readExtra('text', '字'.repeat(801))).toHaveProperty('wrong')
  })
})
