import type { Page } from '@playwright/test'
import { account } from './people'
import { cards, cut, expect, kept, mend, prepare, test, unique, visitsOn, write } from './phone'

const SESSION = 'next-auth.session-token'

async function signInHere(page: Page, n: number) {
  const { username, password } = account('staff', n)
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page).not.toHaveURL(/\/login/)
}

test('an ended session stops the sending honestly, and the same person’s sign-in goes on with it', async ({
  phone,
  line,
  as,
}) => {
  const said = `过期${unique()}`
  const page = await phone.newPage()
  await prepare(page, 2)
  await cut(phone, line)
  await write(page, said)
  await kept(page)
  await phone.clearCookies({ name: SESSION })
  await page.goto('/field#drafts')
  await mend(phone, line)
  await expect(page.getByText('请登录后继续发送')).toBeVisible()
  await expect(cards(page, '待发送').filter({ hasText: said })).toHaveCount(1)
  await page.getByRole('main').getByRole('link', { name: '登录' }).tap()
  await signInHere(page, 2)
  await page.goto('/field#drafts')
  await expect(cards(page, '已送达').filter({ hasText: said })).toHaveCount(1)
  expect(await visitsOn(await as('staff', 2), said)).toBe(1)
})

test('another person on the same phone neither sees nor sends what the former wrote', async ({ phone, line, as }) => {
  const said = `换人${unique()}`
  const page = await phone.newPage()
  await prepare(page, 2)
  await cut(phone, line)
  await write(page, said)
  await kept(page)
  await phone.clearCookies({ name: SESSION })
  await page.goto('about:blank')
  await mend(phone, line)

  await prepare(page, 3)
  await page.goto('/field#drafts')
  await expect(page.getByText(account('staff', 3).name)).toBeHidden()
  await expect(page.getByRole('heading', { name: '外勤' })).toBeAttached()
  await expect(page.getByText(said)).toHaveCount(0)
  await page.getByRole('navigation', { name: '外勤导航' }).getByRole('link', { name: '今天' }).tap()
  await expect(page.getByText(said)).toHaveCount(0)
  const raw = await page.evaluate(async () => {
    const open = indexedDB.open('zhaoyin-field')
    const base = await new Promise<IDBDatabase>((done) => {
      open.onsuccess = () => done(open.result)
    })
    const asked = base.transaction('drafts').objectStore('drafts').getAll()
    return new Promise<string>((done) => {
      asked.onsuccess = () => done(JSON.stringify(asked.result))
    })
  })
  expect(raw).not.toContain(said)
  const desk = await as('staff', 2)
  expect(await visitsOn(desk, said)).toBe(0)

  await phone.clearCookies({ name: SESSION })
  await prepare(page, 2)
  await page.goto('/field#drafts')
  await expect(cards(page, '已送达').filter({ hasText: said })).toHaveCount(1)
  expect(await visitsOn(desk, said)).toBe(1)
})

test('a permission that is gone keeps the visit, says so, and takes it when it is back', async ({
  phone,
  line,
  as,
}) => {
  const said = `调岗${unique()}`
  const page = await phone.newPage()
  await prepare(page, 4)
  await cut(phone, line)
  await write(page, said)
  await kept(page)
  const admin = await as('admin')
  const makeRole = async (role: string) => {
    await admin.goto('/settings/users/demo-staff-4')
    await admin.getByLabel('岗位').selectOption(role)
    await admin.getByRole('button', { name: '保存' }).click()
    await expect(admin.getByText('已保存')).toBeVisible()
  }
  await makeRole('auditor')
  try {
    await page.goto('/field#drafts')
    await mend(phone, line)
    const card = cards(page, '需处理').filter({ hasText: said })
    await expect(card).toContainText('您的岗位没有这项操作的权限')
    await makeRole('staff')
    await card.getByRole('button', { name: '再次发送' }).click()
    await expect(cards(page, '已送达').filter({ hasText: said })).toHaveCount(1)
    expect(await visitsOn(await as('staff', 4), said)).toBe(1)
  } finally {
    await makeRole('staff')
  }
})

test('signing out on purpose names what was not sent, sends it first, and discards only when told to', async ({
  phone,
  line,
}) => {
  const said = `退出${unique()}`
  const page = await phone.newPage()
  await prepare(page, 2)
  await page.goto('/field#write')
  await page.locator('#visit').getByLabel('洽谈内容').fill(said)
  await page.goto('/companies')
  const leave = async () => {
    await page.locator('summary', { hasText: '账户菜单' }).click()
    await page.getByRole('button', { name: '退出登录' }).click()
  }
  await leave()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('heading', { name: '还有 1 条没有送达' })).toBeVisible()
  await dialog.getByRole('button', { name: '取消' }).click()
  await page.goto('/field#drafts')
  await expect(cards(page, '本机草稿')).toHaveCount(1)

  await page.goto('/companies')
  await leave()
  await dialog.getByRole('button', { name: '仍要退出并丢弃' }).click()
  await expect(page).toHaveURL(/\/login/)
  const left = await page.evaluate(async () => {
    const open = indexedDB.open('zhaoyin-field')
    const base = await new Promise<IDBDatabase>((done) => {
      open.onsuccess = () => done(open.result)
    })
    const counts = [...base.objectStoreNames].map((name) => {
      const asked = base.transaction(name).objectStore(name).count()
      return new Promise<number>((done) => {
        asked.onsuccess = () => done(asked.result)
      })
    })
    return (await Promise.all(counts)).reduce((sum, n) => sum + n, 0)
  })
  expect(left).toBe(0)
  expect(line.asked).not.toContain('POST /api/outbox')
})
