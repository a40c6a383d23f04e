import { writeXlsx } from 'hucre/xlsx'
import type { SummaryDocument, SummaryTable } from '../document'
import { printable } from '../printable'
import { storedZip } from '../stored-zip'
import { excelSheet } from './excel-sheet'

/**
 * The summary's tables as an Excel file (.xlsx): goals, metrics, ranking and one sheet per annex, with real numbers and
 * dates and live formulas. Deterministic: one document gives one sequence of bytes.
 */
export async function writeExcel(document: SummaryDocument): Promise<Uint8Array> {
  const heading = printable(document.titleLines.join(''))
  const issued = new Date(`${document.signature.issuedOn}T00:00:00Z`)
  const inText = document.sections.flatMap((section) =>
    section.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : [])),
  )
  // No space in a name: hucre writes it unquoted into print areas and titles, where programs then find no sheet.
  const sheets: [name: string, table: SummaryTable][] = [
    ...inText.toSorted((a, b) => placeOf(a) - placeOf(b)).map((table): [string, SummaryTable] => [table.title, table]),
    ...document.annexes.map((annex): [string, SummaryTable] => [`${annex.label}${annex.title}`, annex.table]),
  ]
  const packed = await writeXlsx({
    sheets: sheets.map(([name, table]) => excelSheet(name, heading, table)),
    properties: { title: heading, creator: printable(document.signature.issuer), created: issued, modified: issued },
    defaultFont: { name: '宋体', size: 11 },
  })
  return storedZip(packed)
}

/** Goals come first: they are what a leader opens the file for. */
const SHEETS = ['goals', 'figures', 'ranking']
const placeOf = ({ key }: SummaryTable) => (SHEETS.includes(key) ? SHEETS.indexOf(key) : SHEETS.length)
