import type { Page } from '@playwright/test'
import { expect, test, unique } from './colleagues'
import { csvLedger, daysAgo, upload } from './ledgers'

/** Nobody scrolls sideways, with every fold open. */
async function fits(page: Page) {
  await page.locator('main details').evaluateAll((all) => {
    for (const one of all) one.setAttribute('open', '')
  })
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(over, `${page.url()} is wider than the phone`).toBeLessThanOrEqual(0)
}

test('a ledger is brought in and taken back with one thumb', async ({ as }) => {
  const page = await as('manager')
  const word = unique()
  const company = `庚戌${word}海洋生物科技（青岛）有限公司`
  const visit = (days: number, said: string) => [daysAgo(days), company, '', '', said.repeat(30), '下周回访', '待定']
  await upload(
    page,
    csvLedger(`手机走访${word}`, [
      ['走访日期', '企业名称', '走访地点', '带队领导', '洽谈内容', '下步打算', '用地意向（亩，含代征绿地及道路）'],
      visit(9, '谈总部'),
      visit(4, '谈厂房'),
      visit(-6, '谈将来'),
    ]),
  )
  await expect(page.getByRole('definition').filter({ hasText: '谈总部' }).first()).toBeVisible()
  await fits(page)
  // What is being written may be over before anybody sees it; the page that waits is held until it was looked at.
  const held = Promise.withResolvers<void>()
  await page.route(/\/api\/imports\/(?!preview)/, async (route) => {
    await held.promise
    await route.continue()
  })
  await page.getByRole('button', { name: /^确认导入 3|^确认导入 2/ }).click()
  const waiting = page.getByRole('progressbar', { name: '导入进度' })
  const done = page.getByRole('heading', { name: '导入结果' })
  await expect(waiting.or(done).first()).toBeVisible({ timeout: 20_000 })
  await fits(page)
  held.resolve()
  await expect(done).toBeVisible({ timeout: 30_000 })
  await fits(page)
  await expect(page.getByText('有 1 行没有导入')).toBeVisible()
  await expect(page.getByRole('table', { name: '各行的导入结果' })).toContainText(company)

  await page.getByRole('link', { name: '撤销导入' }).click()
  await expect(page.getByText(/^确定撤销？以上 \d+ 条记录都会退回。$/)).toBeVisible()
  await fits(page)
  await page.getByRole('button', { name: '全部撤销' }).click()
  await expect(page.getByText('这次导入已撤销')).toBeVisible()
  await fits(page)
  await page.goto(`/companies?q=${encodeURIComponent(company)}`)
  await expect(page.getByText('没有符合条件的记录')).toBeVisible()
})
