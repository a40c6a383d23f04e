import { SIGN_IN_FAILED } from '@/lib/access/sign-in'
import { expect, test } from './journey'
import { account, signIn } from './people'

test('a failed sign-in keeps the user name and goes on to the page asked for', async ({ page }) => {
  await page.goto('/goals?x=1')
  const person = account('auditor', 2)
  await page.getByLabel('用户名').fill(person.username)
  await page.getByLabel('密码', { exact: true }).fill('wrong')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByText(SIGN_IN_FAILED)).toBeVisible()
  await expect(page.getByLabel('用户名')).toHaveValue(person.username)
  await page.getByLabel('密码', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page).toHaveURL(/\/goals\?x=1$/)
})

test('a session that ends in mid-form loses nothing typed', async ({ page, context }) => {
  await signIn(page, 'admin', 2)
  await page.goto('/settings/units')
  await page.getByRole('link', { name: '新建单位' }).click()
  const name = `试验单位${Date.now()}`
  await page.getByLabel('单位名称').fill(name)
  await context.clearCookies()
  await page.getByRole('button', { name: '保存' }).click()
  const [fresh] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('link', { name: '在新页面登录' }).click(),
  ])
  await signIn(fresh, 'admin', 2)
  await expect(page.getByLabel('单位名称')).toHaveValue(name)
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('link', { name })).toBeVisible()
})

test('a new user comes in by the initial password and must change it', async ({ page, browser }) => {
  await signIn(page, 'admin', 3)
  await page.goto('/settings/users/new')
  const username = `xin${Date.now()}`
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('姓名').fill('新同事')
  await page.getByLabel('所在单位').selectOption({ index: 2 })
  await page.getByRole('button', { name: '新建并生成初始密码' }).click()
  const initial = (await page.locator('.select-all').textContent()) ?? ''

  const other = await (await browser.newContext()).newPage()
  await other.goto('/login')
  await other.getByLabel('用户名').fill(username)
  await other.getByLabel('密码', { exact: true }).fill(initial)
  await other.getByRole('button', { name: '登录', exact: true }).click()
  await expect(other).toHaveURL(/\/password$/)
  await other.goto('/visits')
  await expect(other).toHaveURL(/\/password$/)
  await other.getByLabel('原密码').fill(initial)
  await other.getByLabel('新密码', { exact: true }).fill('Zhanqiao!2026')
  await other.getByLabel('再次输入新密码').fill('Zhanqiao!2026')
  await other.getByRole('button', { name: '修改密码' }).click()
  await expect(other).toHaveURL(/\/$/)

  await page.getByRole('link', { name: '查看该人员' }).click()
  await page.getByRole('button', { name: '结束全部登录' }).click()
  await expect(page.getByText('已结束该人员的全部登录')).toBeVisible()
  await other.goto('/visits')
  await expect(other).toHaveURL(/\/login/)
})

test.describe('what is not yours', () => {
  test.use({ expectedNoise: [/404/] })
  test('is not there', async ({ page }) => {
    await signIn(page, 'staff', 2)
    for (const path of ['/settings/units', '/settings/users', '/settings/users/new', '/settings/dictionaries']) {
      await page.goto(path)
      await expect(page.getByRole('heading', { name: '没有找到' })).toBeVisible()
      await expect(page.getByRole('link', { name: /新建/ })).toHaveCount(0)
    }
  })
})

test('every page carries its headers, and the health page says no more than it must', async ({ request }) => {
  const response = await request.get('/login')
  const policy = response.headers()['content-security-policy']
  expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'(;| 'unsafe-eval')/)
  expect(policy).toContain("frame-ancestors 'none'")
  expect(response.headers()).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' })
  expect(await (await request.get('/api/health')).json()).toEqual({ ok: true, database: true })
})
