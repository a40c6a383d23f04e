import { readFile } from 'node:fs/promises'
import { expect, test, unique } from './colleagues'

test('on a phone a unit changes a figure, is told that it disagrees, and goes back to the generated text', async ({
  as,
}) => {
  const page = await as('manager', 4)
  const address = `/reports/${new Date().getFullYear() - 1}-H1`
  await page.goto(address)
  const begin = page.getByRole('button', { name: '起草' })
  if (await begin.isVisible()) await begin.tap()
  else await page.getByRole('link', { name: '修改', exact: true }).tap()
  await expect(page.getByRole('heading', { name: '修改工作报告' })).toBeVisible()
  const visits = page.getByRole('textbox').filter({ hasText: '家次' }).first()
  const generated = await visits.inputValue()
  await visits.fill(generated.replace(/\d+家次/, `${unique().length}999家次`))
  await page.getByRole('button', { name: '保存' }).tap()
  await expect(page.getByText(/与系统数据\d+家次不一致/).first()).toBeVisible()
  await page.goto(address)
  await page.getByRole('button', { name: '标为已核对' }).first().tap()
  await expect(page.getByText(/^已核对：/).first()).toBeVisible()
  await page.getByRole('link', { name: '修改', exact: true }).tap()
  await page.getByText('系统生成的原文').first().tap()
  await page
    .getByRole('checkbox', { name: /恢复为系统生成的原文/ })
    .first()
    .tap()
  await page.getByRole('button', { name: '保存' }).tap()
  await expect(page.getByText(/与系统数据\d+家次不一致/)).toHaveCount(0)
  await expect(page.getByRole('textbox').filter({ hasText: '家次' }).first()).toHaveValue(generated)
})

test('on a phone the summary is had as a long picture for a chat group', async ({ as }) => {
  const page = await as('leader')
  await page.goto(`/reports/${new Date().getFullYear() - 1}-H1`)
  const arriving = page.waitForEvent('download')
  await page.getByRole('link', { name: '长图', exact: true }).tap()
  const file = await arriving
  expect(file.suggestedFilename()).toMatch(/工作半年报\.png$/)
  const bytes = await readFile(await file.path())
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  expect(bytes.readUInt32BE(16)).toBe(1080)
  expect(bytes.readUInt32BE(20)).toBeLessThanOrEqual(16_000)
})
