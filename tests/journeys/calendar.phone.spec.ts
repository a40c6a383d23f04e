import { expect, test, unique } from './colleagues'

test('a week is looked through and planned with a thumb', async ({ as }) => {
  const page = await as('staff', 3)
  await page.goto('/companies?sort=name')
  const known = await page.getByRole('table').locator('tbody tr').first().getByRole('link').innerText()

  await page.goto('/')
  await page.getByText('更多', { exact: true }).tap()
  await page.getByRole('navigation', { name: '底部导航' }).getByRole('link', { name: '日程' }).tap()
  await expect(page.getByRole('heading', { name: '我的日程' })).toBeVisible()
  await page.getByRole('link', { name: '下一周' }).tap()
  await expect(page).toHaveURL(/week=/)
  const days = page.getByRole('main').getByRole('heading', { level: 2 })
  await expect(days).toHaveCount(7)
  await expect(days.first()).toContainText('周一')
  const day = (await days.nth(3).innerText()).match(/\d+月\d+日/)?.[0] ?? ''
  await page.getByRole('link', { name: `${day}走访` }).tap()

  const why = `回访落户进度 ${unique()}`
  await page.getByLabel('企业', { exact: true }).fill(known.slice(0, 6))
  await page.getByRole('option', { name: known }).first().tap()
  await page.getByLabel('走访事由').fill(why)
  await page.getByRole('button', { name: '保存' }).tap()
  await expect(page.getByText(why)).toBeVisible()
  await page.getByRole('navigation', { name: '所在位置' }).getByRole('link', { name: '日程' }).tap()
  const entry = page.getByRole('main').getByRole('link').filter({ hasText: why })
  await expect(entry).toContainText(known)
  const box = await entry.boundingBox()
  expect(box?.height).toBeGreaterThanOrEqual(44)
  await entry.tap()
  await page.getByRole('link', { name: '修改或取消' }).tap()
  await page.getByRole('button', { name: '取消这项计划' }).tap()
  await page.getByRole('button', { name: '确认取消计划' }).tap()
  await expect(page.getByText('已取消')).toBeVisible()
})
