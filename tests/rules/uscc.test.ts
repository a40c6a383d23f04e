import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkUscc, normaliseUscc } from '@/lib/kernel/uscc'

const vectors = readFileSync(new URL('./uscc-vectors.csv', import.meta.url), 'utf8')
  .split(/\r?\n/)
  .slice(1)
  .filter(Boolean)
  .map((line) => [line.slice(0, line.indexOf(',')), line.slice(line.indexOf(',') + 1)] as const)

const EXPECTED = [
  [/^valid$|=> valid/, 'valid'],
  [/^invalid:checksum/, 'checksum'],
  [/^invalid:placeholder/, 'empty'],
  // Letters are lawful in the first two places (GB 32100-2015, 登记管理部门代码: A, N, Y); only its check character is wrong.
  [/stdnum requires/, 'checksum'],
  [/^invalid:/, 'malformed'],
] as const

describe('统一社会信用代码', () => {
  it.each(vectors)('%s is %s', (code, expect_) => {
    const [, verdict] = EXPECTED.find(([form]) => form.test(expect_)) ?? []
    expect(verdict).toBeDefined()
    expect(checkUscc(normaliseUscc(code))).toBe(verdict)
  })

  it('takes check character 0, where 31 - sum mod 31 is 31', () => {
    expect(checkUscc('913702002646283445')).toBe('valid')
    expect(checkUscc('913700001630477270')).toBe('valid')
  })
})
