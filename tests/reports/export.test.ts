import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test, vi } from 'vitest'
import { report } from '@/lib/cli/report'
import { auditEntries } from '@/lib/db/tables/house'
import { exportSummary } from '@/lib/reports/commands'
import { records } from '../numbers/records'
import { UNITS, worldPerTest } from '../world/world'
import { packageParts, paragraphsOf } from './package-parts'

const world = worldPerTest()

async function someVisits() {
  const write = records(world())
  await write.company('c1')
  await write.visit('c1', '2026-01-20')
  await write.visit('c1', '2026-02-02')
  await write.visit('c1', '2026-02-28', 'street')
}
const trail = () => world().store.read.select().from(auditEntries)

describe('exporting a summary', () => {
  test('gives the file and leaves an entry with its hash', async () => {
    await someVisits()
    const viewer = world().viewer('leader')
    const word = await exportSummary(world().store, viewer, { period: '2026-02', format: 'docx' })
    expect(word.fileName).toBe('市南区2026年2月双招双引工作月报.docx')
    const paragraphs = paragraphsOf(packageParts(word.bytes).get('word/document.xml') ?? '')
    expect(paragraphs.join('')).toContain('2月份，全区走访企业2家次，涉及企业1家，环比增加1家次')
    const excel = await exportSummary(world().store, viewer, { period: '2026-02', format: 'xlsx' })
    expect((await readXlsx(excel.bytes)).sheets.map((sheet) => sheet.name)).toContain('附件3走访企业一览表')
    expect(await trail()).toMatchObject([
      {
        action: 'report.export',
        userId: viewer.userId,
        recordId: 'u-district/2026-02',
        after: { format: 'docx', sha256: word.sha256 },
      },
      { action: 'report.export', after: { format: 'xlsx', sha256: excel.sha256 } },
    ])
  })

  test('is refused beyond reach, and then nothing is on the trail', async () => {
    await someVisits()
    const street = world().viewer('manager', 'street')
    const ask = (unitId: string) => exportSummary(world().store, street, { period: '2026-02', unitId, format: 'docx' })
    await expect(ask(UNITS.bureau.id)).rejects.toMatchObject({ code: 'not-found' })
    await expect(
      exportSummary(world().store, world().viewer('admin'), { period: '2026-02', format: 'docx' }),
    ).rejects.toMatchObject({ code: 'not-found' })
    expect(await trail()).toEqual([])
    await ask(UNITS.street.id)
    expect(await trail()).toHaveLength(1)
  })
})

describe('the command', () => {
  const call = (args: string[], options: Record<string, string | boolean | undefined>, json: boolean) =>
    report.run({
      store: world().store,
      format: { json },
      args,
      options,
      operator: async () => ({ ...world().viewer('leader'), userId: 'operator' }),
    })
  const printed = () => {
    const written: string[] = []
    const spy = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      written.push(String(chunk))
      return true
    })
    return () => {
      spy.mockRestore()
      return written.join('')
    }
  }

  test('writes both files and prints one JSON document', async () => {
    await someVisits()
    const files = {
      docx: path.join(tmpdir(), `zhaoyin-${process.pid}.docx`),
      xlsx: path.join(tmpdir(), `zhaoyin-${process.pid}.xlsx`),
    }
    const output = printed()
    const code = await call(['2026-02'], { ...files, unit: '香港中路街道' }, true)
    const answer = JSON.parse(output())
    expect(code).toBe(0)
    expect(answer).toMatchObject({ period: '2026-02', unit: { name: '香港中路街道' } })
    expect(answer.figures.find((figure: { key: string }) => figure.key === 'visits')).toMatchObject({ month: 1 })
    expect(answer.files.map((file: { path: string }) => file.path)).toEqual([files.docx, files.xlsx])
    expect((await readFile(files.docx)).subarray(0, 2).toString()).toBe('PK')
    expect((await readXlsx(await readFile(files.xlsx))).sheets.length).toBeGreaterThan(3)
  })

  test('refuses a month that is none, one to come and a unit that is not there', async () => {
    await someVisits()
    await expect(call(['2026-13'], {}, true)).rejects.toThrow('请写明月份')
    await expect(call(['2026-04'], {}, true)).rejects.toMatchObject({ code: 'not-found' })
    await expect(call(['2026-02'], { unit: '没有的单位' }, true)).rejects.toThrow('没有名为')
    expect(await trail()).toEqual([])
  })
})
