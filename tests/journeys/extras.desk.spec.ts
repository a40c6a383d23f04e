import { expect, test } from './colleagues'

test('an admin adds a field, a manager fills it, filters the register by it and takes it away as a file', async ({
  as,
}) => {
  const admin = await as('admin')
  const label = `占地${Date.now() % 100_000}`
  await admin.goto('/settings/extras/new?noun=company')
  await expect(async () => {
    await admin.getByText('数字', { exact: true }).click()
    await expect(admin.getByLabel('计量单位')).toBeVisible({ timeout: 500 })
  }).toPass()
  await admin.getByLabel('名称').fill(label)
  await admin.getByLabel('计量单位').fill('亩')
  await admin.getByRole('button', { name: '保存' }).click()
  await expect(admin.getByRole('link', { name: label })).toBeVisible()

  const page = await as('manager')
  await page.goto('/companies/new')
  await page.getByLabel('企业名称').fill(`澜海${label}科技有限公司`)
  await page.getByLabel(label).fill('很大')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('“很大”不是数字').first()).toBeVisible()
  await page.getByLabel(label).fill('1,035.5亩')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('heading', { name: '其他信息' })).toBeVisible()
  await expect(page.getByText('1,035.5 亩')).toBeVisible()

  await page.goto('/companies')
  await page.locator('summary', { hasText: '更多筛选' }).click()
  await page.locator('summary', { hasText: '自定义字段' }).click()
  await page.getByLabel(`${label}（亩）从`).fill('1000')
  await page.getByRole('button', { name: '应用筛选' }).click()
  await expect(page.getByRole('link', { name: `${label} 1,000 亩 起` })).toBeVisible()
  await expect(page.getByRole('link', { name: `澜海${label}科技有限公司` })).toBeVisible()
  await expect(page.locator('tbody tr')).toHaveCount(1)
  await page.locator('summary', { hasText: '显示列' }).click()
  await page.getByLabel(`${label}（亩）`, { exact: true }).check()
  await page.getByRole('button', { name: '应用', exact: true }).click()
  await expect(page.getByRole('columnheader', { name: `${label}（亩）` })).toBeVisible()
  const file = await page.request.get(`/api/exports/companies${new URL(page.url()).search}&format=csv`)
  expect(await file.text()).toMatch(/（亩）[\s\S]*1035\.5/)
})
