import { expect, test } from './journey'
import { looksRight } from './looks'

const PASSWORD = 'Zhanqiao!2026'

test.use({ baseURL: `http://localhost:${process.env.JOURNEYS_EMPTY_PORT}` })

test('an empty installation leads to its first page, makes the district and its administrator, and closes that page', async ({
  page,
}) => {
  for (const path of ['/', '/companies', '/settings/units', '/login', '/password']) {
    await page.goto(path)
    await expect(page, path).toHaveURL(/\/setup$/)
  }
  await looksRight(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.reload()
  await looksRight(page)

  await page.getByLabel('管理员姓名').fill('王建国')
  await page.getByLabel('密码', { exact: true }).fill('short')
  await page.getByRole('button', { name: '创建并登录' }).click()
  await expect(page.getByRole('link', { name: /密码/ }).first()).toBeVisible()
  await expect(page.getByLabel('管理员姓名')).toHaveValue('王建国')
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.getByLabel('再次输入密码').fill(PASSWORD)
  await page.getByRole('button', { name: '创建并登录' }).click()
  await expect(page).not.toHaveURL(/setup/)

  await page.goto('/settings/units')
  await expect(page.getByRole('link', { name: '北京招商队' })).toBeVisible()
  await page.goto('/setup')
  await expect(page).not.toHaveURL(/setup/)
})
