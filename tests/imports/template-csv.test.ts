import { writeCsv } from 'hucre/csv'
import { readXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { readWorkbook } from '@/lib/imports/read/read-workbook'
import { IMPORT_KINDS } from '@/lib/imports/schema'
import { understand } from '@/lib/imports/understand/understand'
import { templateFile } from '@/lib/sheets/commands'
import { worldPerTest } from '../world/world'

const world = worldPerTest()

it.each(IMPORT_KINDS)(
  'the template of %s saved as CSV still imports neither its hints nor its example',
  async (kind) => {
    const { bytes } = await templateFile(world().store.read, world().viewer('manager'), [kind])
    const rows = (await readXlsx(bytes)).sheets[0]?.rows ?? []
    const text = `\uFEFF${writeCsv(rows.filter((row) => row.some((cell) => cell !== null)))}`
    const tables = understand(await readWorkbook(new TextEncoder().encode(text)), { fileName: '模板.csv' })
    expect(tables.flatMap((table) => table.rows)).toEqual([])
    expect(tables.map((table) => table.kind)).toEqual([kind])
  },
)
