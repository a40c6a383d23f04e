import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { packageParts, paragraphsOf, tablesOf } from '@/tests/reports/package-parts'
import { expect, test } from './colleagues'

/** The bytes behind a link that downloads. */
async function download(page: Page, name: string): Promise<{ file: string; parts: Map<string, string> }> {
  const [got] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
  return { file: got.suggestedFilename(), parts: packageParts(await readFile(await got.path())) }
}

test('a month is read on the page, in Word and in Excel with the same figures', async ({ as }) => {
  const page = await as('leader')
  await page.goto('/reports')
  const line = page.getByRole('table', { name: '各期工作月报' }).locator('tbody tr').nth(1)
  const [month = '', , figure = ''] = (await line.getByRole('cell').allInnerTexts()).map((text) => text.trim())
  expect(figure).toMatch(/^[1-9]\d*$/)
  await line.getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(month)
  await expect(page.getByRole('row').filter({ hasText: '走访企业' }).first()).toContainText(figure)

  const docx = await download(page, 'Word')
  expect(docx.file).toMatch(/\.docx$/)
  const body = docx.parts.get('word/document.xml') ?? ''
  expect(paragraphsOf(body).join('\n')).toContain(month)
  const written = tablesOf(body)
    .flat()
    .find((cells) => cells.some((cell) => cell.includes('走访企业')))
  expect(written).toContain(figure)

  const xlsx = await download(page, 'Excel')
  expect(xlsx.file).toMatch(/\.xlsx$/)
  const texts = [...xlsx.parts].filter(([name]) => /sharedStrings|worksheets\/sheet/.test(name)).map(([, xml]) => xml)
  expect(texts.join('')).toContain(month)
  expect(texts.join('')).toContain(`<v>${figure}</v>`)
})
