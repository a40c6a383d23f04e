import { readFile } from 'node:fs/promises'
import { readXlsx } from 'hucre/xlsx'
import { superiorForm } from '@/tests/docket/forms'
import { expect, test } from './colleagues'

const MIME = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const ROW = ['{{序号}}', '{{项目名称}}', '{{协议投资额.亿元}}', '{{签约日期}}']
const file = async (row: string[]) => ({
  name: '调度表.xlsx',
  mimeType: MIME,
  buffer: Buffer.from(await superiorForm(row)),
})

test('a superior’s form is uploaded, its wrong name explained, and comes back filled', async ({ as }) => {
  const page = await as('manager')
  await page.goto('/reports/docket')
  await page.getByRole('link', { name: '上传表样' }).click()
  await page.getByLabel('表名').fill('市投促局月调度表')
  await page.getByLabel('填哪个清单').selectOption({ label: '签约项目' })
  await page.getByLabel('表样').setInputFiles(await file(['{{序号}}', '{{项目名}}', '', '']))
  await page.getByRole('button', { name: '上传并检查' }).click()
  await expect(page.getByText('是不是“项目名称”').first()).toBeVisible()
  await expect(page.getByLabel('表名')).toHaveValue('市投促局月调度表')
  await page.getByLabel('表样').setInputFiles(await file(ROW))
  await page.getByRole('button', { name: '上传并检查' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('市投促局月调度表')

  const period = page.getByLabel('期间')
  const year = await period
    .locator('option')
    .filter({ hasText: /^\d{4}年$/ })
    .first()
    .innerText()
  await period.selectOption({ label: year })
  await page.getByRole('button', { name: '查看' }).click()
  await page.waitForURL(/period=/)
  const preview = page.getByRole('table', { name: '调度表' })
  await expect(preview).toContainText('全市招商引资项目调度表')
  const first = await preview.getByRole('row').nth(3).getByRole('cell').allInnerTexts()
  const [got] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载Excel' }).click(),
  ])
  const [sheet] = (await readXlsx(await readFile(await got.path()))).sheets
  expect(sheet?.rows[3]?.[1] ?? '').toBe(first[1])
  expect(sheet?.rows.at(-1)?.[0]).toBe('单位负责人：')

  await page.getByRole('link', { name: '修改' }).click()
  await page.getByRole('button', { name: '删除上报表' }).click()
  await page.getByRole('button', { name: '确认删除' }).click()
  await page.getByRole('button', { name: '恢复' }).click()
  await expect(preview).toBeVisible()
})
