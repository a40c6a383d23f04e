import { may } from '@/lib/access/roles'
import { demandPage } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Read, Store } from '@/lib/db/store'
import { zipStream } from '@/lib/exports/zip-stream'
import { IMPORT_KIND_TERMS, type ImportKind } from '@/lib/imports/schema'
import { today } from '@/lib/kernel/clock'
import { notFound, Problem } from '@/lib/kernel/errors'
import { type SentFacts, sheetChoices, sheetUnits } from './queries'
import { sheetWords, unitRecords } from './rows.queries'
import type { SheetsInput } from './schema'
import { type SheetPart, sheetWorkbook } from './workbook'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
type File = { fileName: string; mime: string; body: ReadableStream<Uint8Array> }

/**
 * Return sheets: a zip with one workbook per unit, each with that unit's own records to correct and blank rows to add to. Who sent what to which unit
 * is on record before the first byte leaves. Units out of the viewer's reach are passed over. Problems: not-found, not-allowed.
 */
export async function sendSheets(
  store: Pick<Store, 'read' | 'write'>,
  viewer: Viewer,
  input: SheetsInput,
): Promise<File> {
  demandPage(viewer, 'import.run')
  if (!may(viewer, 'export.run')) throw new Problem('not-allowed', {}, 'return sheets')
  const offered = await sheetUnits(store.read, viewer)
  const units = offered
    .filter(({ value }) => input.units.length === 0 || input.units.includes(value))
    .map(({ value, label }) => ({ id: value, name: label }))
  if (units.length === 0) throw notFound('units for return sheets')
  const kinds: ImportKind[] = input.kinds.length > 0 ? input.kinds : ['projects']
  const made = today()
  const words = await sheetWords(store.read)
  const choices = await sheetChoices(store.read)
  const partsOf = (read: Read, unit: { id: string; name: string }) => partsFor(read, viewer, unit, kinds, input, words)
  const counts = new Map<string, number>()
  for (const unit of units)
    counts.set(
      unit.id,
      (await partsOf(store.read, unit)).reduce((sum, { records }) => sum + records.length, 0),
    )
  await store.write((tx) =>
    audit(
      tx,
      viewer,
      ...units.map(({ id, name }) => {
        const after: SentFacts & Record<string, unknown> = {
          unit: name,
          kinds,
          rows: counts.get(id) ?? 0,
          ...(input.blank ? { blank: true } : {}),
          ...(input.active ? { active: true } : {}),
          ...(input.from ? { from: input.from } : {}),
        }
        return { action: 'sheets.send', noun: 'sheets', id, unitId: id, after }
      }),
    ),
  )
  async function* books() {
    const used = new Map<string, number>()
    for (const unit of units) {
      const bytes = await sheetWorkbook({
        made,
        unit: unit.name,
        parts: await partsOf(store.read, unit),
        choices,
        example: false,
      })
      const plain = unit.name.replace(/[\\/:*?"<>|]/g, '_')
      const again = used.get(plain) ?? 0
      used.set(plain, again + 1)
      yield { name: `${plain}${again > 0 ? `（${again + 1}）` : ''}填报表.xlsx`, chunks: [bytes] }
    }
  }
  const what = kinds.length === 1 && kinds[0] ? IMPORT_KIND_TERMS[kinds[0]] : ''
  return { fileName: `${what}填报表${made.replaceAll('-', '')}.zip`, mime: 'application/zip', body: zipStream(books()) }
}

async function partsFor(
  read: Read,
  viewer: Viewer,
  unit: { id: string; name: string },
  kinds: ImportKind[],
  input: SheetsInput,
  words: Awaited<ReturnType<typeof sheetWords>>,
): Promise<SheetPart[]> {
  const parts: SheetPart[] = []
  for (const kind of kinds)
    parts.push(input.blank ? { kind, records: [] } : await unitRecords(read, viewer, kind, unit, input, words))
  return parts
}

/** An empty workbook to fill in: one kind, or all of them a sheet each. Holds nobody's data. Problems: not-found. */
export async function templateFile(
  read: Read,
  viewer: Viewer,
  kinds: readonly ImportKind[],
): Promise<{ fileName: string; mime: string; bytes: Uint8Array }> {
  demandPage(viewer, 'import.run')
  const parts = kinds.map((kind): SheetPart => ({ kind, records: [] }))
  const bytes = await sheetWorkbook({ made: today(), parts, choices: await sheetChoices(read), example: true })
  const [only] = kinds
  const what = kinds.length === 1 && only ? IMPORT_KIND_TERMS[only] : '台账'
  return { fileName: `${what}导入模板.xlsx`, mime: XLSX, bytes }
}
