import { expect, test, unique } from './colleagues'
import { signIn } from './people'

test('two people edit one company: both versions are shown, each decides field by field, nothing is lost', async ({
  as,
}) => {
  const [first, second] = [await as('manager'), await as('staff')]
  const name = `双人试验${unique()}有限公司`
  await first.goto('/companies/new')
  await first.getByLabel('企业名称').fill(name)
  await first.getByRole('button', { name: '保存' }).click()
  await expect(first.getByRole('heading', { name })).toBeVisible()
  const company = new URL(first.url()).pathname

  await first.goto(`${company}/edit`)
  await second.goto(`${company}/edit`)
  await first.getByLabel('备注').fill('拟在金门路选址')
  await first.getByRole('button', { name: '保存' }).click()
  await expect(first.getByText('拟在金门路选址')).toBeVisible()

  await second.getByLabel('地址').fill('香港中路1号')
  await second.getByLabel('备注').fill('拟在香港中路选址')
  await second.getByRole('button', { name: '保存' }).click()
  const panel = second.getByRole('alert', { name: '两个版本不一致' })
  await expect(panel).toContainText('拟在金门路选址')
  await expect(panel).toContainText('拟在香港中路选址')
  await expect(second.getByLabel('地址')).toHaveValue('香港中路1号')

  await panel.getByRole('button', { name: '用对方的 拟在金门路选址' }).click()
  await panel.getByRole('button', { name: '用我的 香港中路1号' }).click()
  await second.getByRole('button', { name: '保存' }).click()
  await expect(second.getByRole('heading', { name })).toBeVisible()
  for (const kept of ['拟在金门路选址', '香港中路1号']) await expect(second.getByText(kept)).toBeVisible()
  await expect(second.getByText('拟在香港中路选址')).toHaveCount(0)
})

test.describe('without a session', () => {
  // The look-up for similar companies is refused like everything else.
  test.use({ expectedNoise: [/401/] })

  test('signed out from elsewhere in mid-form: what was typed stays and is sent after signing in beside it', async ({
    page,
    browser,
  }) => {
    await signIn(page, 'staff', 6)
    const name = `断线试验${unique()}有限公司`
    await page.goto('/companies/new')
    await page.getByLabel('企业名称').fill(name)
    await page.getByLabel('备注').fill('谈到一半')

    const other = await (await browser.newContext()).newPage()
    await signIn(other, 'staff', 6)
    await other.locator('summary', { hasText: '账户菜单' }).click()
    await other.getByRole('button', { name: '在所有设备退出' }).click()
    await expect(other).toHaveURL(/\/login/)

    await page.getByRole('button', { name: '保存' }).click()
    const [fresh] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', { name: '在新页面登录' }).click(),
    ])
    await signIn(fresh, 'staff', 6)
    await expect(page.getByLabel('企业名称')).toHaveValue(name)
    await expect(page.getByLabel('备注')).toHaveValue('谈到一半')
    await page.getByRole('button', { name: '保存' }).click()
    await expect(page.getByRole('heading', { name })).toBeVisible()
    await expect(page.getByText('谈到一半')).toBeVisible()
  })
})
