import { describe, expect, it } from 'vitest'
import { cleanFileName, evidenceErrors, removalRefusal, supersedeRefusal } from '@/lib/evidence/rules'
import { attachInput } from '@/lib/evidence/schema'

const HASH = 'a'.repeat(64)
const json = (extra: Record<string, unknown> = {}) =>
  JSON.stringify({ sha256: HASH, fileName: '投资协议.pdf', proves: 'agreement', ...extra })
const parse = (evidence: unknown) => attachInput.safeParse({ noun: 'project', recordId: 'p1', evidence })
const messages = (evidence: unknown) => parse(evidence).error?.issues.map(({ path, message }) => [path[0], message])

describe('the form’s evidence[]', () => {
  it('reads one or several items and empties what was left out', () => {
    expect(parse(json()).data?.evidence).toEqual([
      { sha256: HASH, fileName: '投资协议.pdf', proves: 'agreement', description: null, datedOn: null },
    ])
    const two = parse([json({ description: ' 正本 ', datedOn: '2026-03-01' }), json({ datedOn: null })]).data?.evidence
    expect(two?.map(({ description, datedOn }) => [description, datedOn])).toEqual([
      ['正本', '2026-03-01'],
      [null, null],
    ])
  })

  it('names the file and everything wrong with it at the field itself', () => {
    expect(messages([json({ proves: '', datedOn: '2026-02-30' }), 'no json'])).toEqual([
      ['evidence', '“投资协议.pdf”：请填写证明事项'],
      ['evidence', '“投资协议.pdf”：日期不存在，请重新选择'],
      ['evidence', '材料信息不完整，请移除后重新上传'],
    ])
    expect(messages(json({ sha256: '../../etc/passwd' }))).toEqual([
      ['evidence', '“投资协议.pdf”：材料信息不完整，请移除后重新上传'],
    ])
    expect(messages(undefined)).toEqual([['evidence', '请先选择要上传的文件']])
    expect(messages(Array(21).fill(json()))).toEqual([['evidence', '一次最多上传20个文件，其余请保存后再添加']])
  })
})

describe('file names', () => {
  it.each([
    ['C:\\fakepath\\营业执照.jpg', '营业执照.jpg'],
    ['../../../etc/passwd', 'passwd'],
    ['..', '未命名文件'],
    ['', '未命名文件'],
    ['合同\u202efdp.exe', '合同fdp.exe'],
    ['a\0b\r\nc.pdf', 'abc.pdf'],
    ['<script>:回单?.png', '_script__回单_.png'],
    [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(116)}.pdf`],
  ])('%j becomes %j', (given, shown) => {
    expect(cleanFileName(given)).toBe(shown)
  })
})

describe('what may be said and done', () => {
  const item = { fileName: '回单.png', proves: 'bank-slip', datedOn: '2026-03-10' as string | null }
  it('refuses unknown kinds and days to come, not today', () => {
    const kinds = new Set(['bank-slip'])
    expect(evidenceErrors([item, { ...item, datedOn: null }], kinds, '2026-03-10')).toEqual([])
    expect(evidenceErrors([{ ...item, proves: 'wish', datedOn: '2026-03-11' }], kinds, '2026-03-10')).toEqual([
      '“回单.png”：请选择证明事项',
      '“回单.png”：材料日期不能晚于今天',
    ])
  })

  it('keeps what counted, what was replaced and ledgers', () => {
    const at = new Date('2026-03-10')
    const row = { noun: 'project', countedAt: null, supersededAt: null }
    expect([removalRefusal(row), supersedeRefusal(row), supersedeRefusal({ ...row, countedAt: at })]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(removalRefusal({ ...row, countedAt: at })).toContain('已作为认定依据')
    expect(removalRefusal({ ...row, supersededAt: at })).toContain('已被替换')
    expect(supersedeRefusal({ ...row, supersededAt: at })).toContain('最新的一份')
    expect([removalRefusal({ ...row, noun: 'import' }), supersedeRefusal({ ...row, noun: 'import' })]).toEqual([
      '原始台账随导入保存，不能移除。',
      '原始台账随导入保存，不能替换。',
    ])
  })
})
