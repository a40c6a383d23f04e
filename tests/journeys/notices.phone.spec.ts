import { expect, test } from './colleagues'

test('a message is read and opened with the thumb, and the own hour is chosen', async ({ as }) => {
  const page = await as('staff', 4)
  await page.goto('/')
  await page
    .getByRole('banner')
    .getByRole('link', { name: /条未读$/ })
    .tap()
  const row = page.getByRole('main').getByRole('listitem').filter({ hasText: '未读：' }).first()
  const box = await row.getByRole('button', { name: '标为已读' }).boundingBox()
  expect(box?.height).toBeGreaterThanOrEqual(44)
  await row.getByRole('link').first().tap()
  await expect(page).not.toHaveURL(/\/notices/)
  await page.goto('/notices')
  await page.getByRole('link', { name: '消息设置' }).tap()
  await page.getByLabel('发送时间').selectOption('18:00')
  await page.getByRole('button', { name: '保存' }).tap()
  await expect(page.getByLabel('发送时间')).toHaveValue('18:00')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})
