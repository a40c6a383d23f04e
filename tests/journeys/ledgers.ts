import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { openXlsx, saveXlsx } from 'hucre/xlsx'
import { expect } from './colleagues'

export type LedgerFile = { name: string; mimeType: string; buffer: Buffer }
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A ledger as a street's office would save it: text, comma separated. */
export const csvLedger = (name: string, rows: readonly (readonly string[])[]): LedgerFile => ({
  name: `${name}.csv`,
  mimeType: 'text/csv',
  buffer: Buffer.from(`\ufeff${rows.map((row) => row.join(',')).join('\r\n')}\r\n`),
})

/** Days before today as ledgers write them; after today when negative. */
export const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/** Uploads a ledger and waits for its preview; answers its address. */
export async function upload(page: Page, file: LedgerFile): Promise<string> {
  await page.goto('/imports/new')
  await page.getByLabel('台账文件').setInputFiles(file)
  await page.getByRole('button', { name: '读取台账' }).click()
  await expect(page.getByRole('heading', { name: file.name })).toBeVisible({ timeout: 20_000 })
  return new URL(page.url()).pathname
}

/** Confirms, and waits until it is written. */
export async function confirm(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^确认导入/ }).click()
  await expect(page.getByRole('heading', { name: '导入结果' })).toBeVisible({ timeout: 30_000 })
}

/** New, changed, the same and refused records of a kind, as the page tells. */
export const countsOf = async (page: Page, noun: string): Promise<string[]> =>
  (await page.getByRole('row').filter({ hasText: noun }).first().getByRole('cell').allInnerTexts()).slice(1, 5)

/** The bytes behind a link or a button that downloads. */
export async function download(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [got] = await Promise.all([page.waitForEvent('download'), press()])
  return { name: got.suggestedFilename(), bytes: await readFile(await got.path()) }
}

const isEmpty = (cell: unknown) => cell === null || cell === undefined || cell === ''

/** Cells typed in as in Excel, each by a text in its row (`+`: the first empty one) and the heading of its column. */
export async function typed(
  bytes: Uint8Array,
  changes: readonly [row: string, heading: string, value: string][],
): Promise<Buffer> {
  const book = await openXlsx(bytes)
  const [sheet] = book.sheets
  if (!sheet) throw new Error('no sheet')
  const empty = sheet.rows.findIndex((row, at) => at > 2 && row.every(isEmpty))
  for (const [name, heading, value] of changes) {
    const column = sheet.rows.find((row) => row.includes(heading))?.indexOf(heading) ?? -1
    const row = name === '+' ? empty : sheet.rows.findIndex((cells) => cells.includes(name))
    if (column < 0 || row < 0) throw new Error(`no cell ${name} ${heading}`)
    const cells = [...(sheet.rows[row] ?? [])]
    cells[column] = value
    sheet.rows[row] = cells
    const cell = sheet.cells?.get(`${row},${column}`)
    if (cell) Object.assign(cell, { value, type: 'string' })
  }
  return Buffer.from(await saveXlsx(book))
}

/** The rows of a workbook's first sheet. */
export async function rowsOf(bytes: Uint8Array): Promise<unknown[][]> {
  return (await openXlsx(bytes)).sheets[0]?.rows ?? []
}
