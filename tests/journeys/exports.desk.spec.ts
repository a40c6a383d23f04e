import { unzipSync } from 'fflate'
import { readXlsx } from 'hucre/xlsx'
import { expect, test, unique } from './colleagues'
import { confirm, countsOf, download, typed, upload, XLSX } from './ledgers'

/** The first sheet's rows with their sums apart: heading, records, a blank row, sums. */
async function bookRows(bytes: Uint8Array) {
  const [sheet] = (await readXlsx(bytes)).sheets
  const rows = sheet?.rows ?? []
  return { heads: rows[0] ?? [], records: rows.slice(1, -2), sums: rows.at(-1) ?? [] }
}

/** A CSV's records: the heading before them and the line that counts them apart. No cell here holds a line break. */
function csvRows(bytes: Buffer) {
  const lines = bytes
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n')
  return { records: lines.slice(1, -1), last: lines.at(-1) }
}

const sumOf = (rows: readonly (readonly unknown[])[], column: number) =>
  rows.reduce((sum, row) => sum + Math.round(Number(row[column] ?? 0) * 1_000_000), 0) / 1_000_000

test('a filtered list leaves with the rows and sums of the page, as Excel, as CSV and on paper', async ({ as }) => {
  const page = await as('leader')
  await page.goto('/projects')
  await page.getByRole('combobox', { name: '阶段' }).selectOption({ label: '签约' })
  await expect(page).toHaveURL(/stage=signed/)
  await page.locator('summary').filter({ hasText: '更多筛选' }).click()
  await page.getByRole('combobox', { name: '协议投资额' }).selectOption({ label: '10亿元以上' })
  await page.getByRole('button', { name: '应用筛选' }).click()
  await expect(page).toHaveURL(/amount=1b/)
  const table = page.getByRole('main').getByRole('table')
  const names = await table
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => row.querySelector('a')?.textContent ?? ''))
  expect(names.length).toBeGreaterThan(1)
  expect(names.length, 'one page holds them all').toBeLessThan(50)

  const excel = await download(page, () => page.getByRole('link', { name: '导出Excel' }).click())
  expect(excel.name).toMatch(/^项目\d{8}\.xlsx$/)
  const { heads, records, sums } = await bookRows(excel.bytes)
  expect(records.map(([name]) => name)).toEqual(names)
  const column = heads.findIndex((head) => String(head).startsWith('协议投资额'))
  expect(heads[column]).toBe('协议投资额（万元）')
  expect(Number(sums[column])).toBe(sumOf(records, column))

  const csv = csvRows((await download(page, () => page.getByRole('link', { name: '导出CSV' }).click())).bytes)
  expect(csv.last).toBe(`以上共 ${names.length} 行`)
  expect(csv.records.map((line) => line.split(',')[0])).toEqual(names)
  for (const [at, line] of csv.records.entries()) expect(line.split(',')).toContain(String(records[at]?.[column]))

  const [paper] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: '打印全部' }).click()])
  const printed = paper.getByRole('table').locator('tbody tr')
  await expect(printed).toHaveCount(names.length)
  const total = (await paper.locator('tfoot td').nth(column).innerText()).replaceAll(',', '')
  expect(Number(total)).toBe(Number(sums[column]))
})

test('the records behind a figure leave with the figure as their sum', async ({ as }) => {
  const page = await as('leader')
  const year = new Date().getFullYear() - 1
  await page.goto(`/metrics/visits?from=${year}-01-01&to=${year}-12-31`)
  const figure = await page
    .getByText(/已登记$/)
    .locator('..')
    .first()
    .innerText()
  const total = Number(
    (await page.getByText(/^共 [\d,]+ 条/).innerText()).replace(/^共 ([\d,]+) 条[\s\S]*$/, '$1').replaceAll(',', ''),
  )
  const { records, sums } = await bookRows(
    (await download(page, () => page.getByRole('link', { name: '导出Excel' }).click())).bytes,
  )
  expect(records).toHaveLength(total)
  expect(`${Number(sums.at(-1)).toLocaleString('zh-CN')}家次已登记`).toBe(figure.replace(/\s/g, ''))
  const csv = csvRows((await download(page, () => page.getByRole('link', { name: '导出CSV' }).click())).bytes)
  expect(csv.last).toBe(`以上共 ${total} 行`)
  expect(csv.records[0]?.startsWith(String(records[0]?.[0]))).toBe(true)
})

test('a template filled in comes back without a question about its columns', async ({ as }) => {
  const page = await as('manager')
  const word = unique()
  await page.goto('/imports/new')
  const template = await download(page, () => page.getByRole('link', { name: '企业 模板' }).click())
  const filled = await typed(template.bytes, [
    ['+', '企业名称', `模板${word}有限公司`],
    ['+', '地址', '模板路1号'],
  ])
  await upload(page, { name: template.name, mimeType: XLSX, buffer: filled })
  await expect(page.getByText('请核对的列')).toHaveCount(0)
  await expect(page.getByText('没有对应的列')).toHaveCount(0)
  await expect(page.getByText('个未选')).toHaveCount(0)
  await confirm(page)
  expect(await countsOf(page, '企业')).toEqual(['1', '0', '0', '0'])
})

test('return sheets go out a book per unit; one cell changed there changes one field here', async ({ as }) => {
  const page = await as('manager')
  const word = unique()
  const company = `回填${word}有限公司`
  await page.goto('/companies/new')
  await page.getByLabel('企业名称').fill(company)
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('heading', { name: company })).toBeVisible()
  const record = new URL(page.url()).pathname

  await page.goto('/imports/sheets')
  await page.getByRole('checkbox', { name: '项目', exact: true }).uncheck()
  await page.getByRole('checkbox', { name: '企业', exact: true }).check()
  const zip = await download(page, () => page.getByRole('button', { name: '生成并下载' }).click())
  expect(zip.name).toMatch(/^企业填报表\d{8}\.zip$/)
  const books = Object.entries(unzipSync(zip.bytes))
  expect(books.length).toBeGreaterThan(1)
  let mine: { name: string; bytes: Uint8Array } | undefined
  for (const [name, bytes] of books) {
    const [sheet] = (await readXlsx(bytes)).sheets
    if (sheet?.rows.some(([first]) => first === company)) mine = { name, bytes }
  }
  if (!mine) throw new Error('no book holds the company')
  const changed = await typed(mine.bytes, [[company, '地址', `回填路${word}号`]])
  await upload(page, { name: mine.name, mimeType: XLSX, buffer: changed })
  await expect(page.getByText('个未选')).toHaveCount(0)
  const outlook = await countsOf(page, '企业')
  expect(outlook.slice(0, 2)).toEqual(['0', '1'])
  expect(outlook[3]).toBe('0')
  await confirm(page)
  await page.goto(record)
  await expect(page.getByText(`回填路${word}号`).first()).toBeVisible()
  await page.goto('/imports/sheets')
  await expect(page.getByRole('table', { name: '下发记录' }).locator('tbody tr').first()).toContainText('企业')
})
