import { expect, test } from './colleagues'

test('from the bell to what is due, read, and the count goes down', async ({ as }) => {
  const page = await as('staff', 3)
  const bell = page.getByRole('banner').getByRole('link', { name: /^消息，\d+ 条未读$/ })
  await page.goto('/')
  const before = Number(/\d+/.exec((await bell.getAttribute('aria-label')) ?? '')?.[0])
  expect(before).toBeGreaterThan(0)
  await bell.click()
  await expect(page.getByRole('heading', { name: '消息', level: 1 })).toBeVisible()
  const unread = page.getByRole('main').getByRole('listitem').filter({ hasText: '未读：' })
  const address = await unread.first().getByRole('link').first().getAttribute('href')
  expect(address).toMatch(/^\/notices\//)
  await page.goto(address ?? '')
  await expect(page).not.toHaveURL(/\/notices/)
  await expect(page.getByRole('banner').getByRole('link', { name: `消息，${before - 1} 条未读` })).toBeVisible()
  await page.goto('/notices')
  await unread.first().getByRole('button', { name: '标为已读' }).click()
  await expect(page.getByRole('banner').getByRole('link', { name: `消息，${before - 2} 条未读` })).toBeVisible()
  await page.getByRole('button', { name: '全部标为已读' }).click()
  await expect(page.getByRole('banner').getByRole('link', { name: '消息', exact: true })).toBeVisible()
})

test('a manager gives a unit a robot and an hour; a wrong address is refused and nothing of it is lost', async ({
  as,
}) => {
  const page = await as('manager', 2)
  await page.goto('/settings/messages/units')
  await page.getByRole('main').getByRole('table').getByRole('link').first().click()
  await page.getByRole('link', { name: '添加渠道' }).click()
  await page.getByLabel('方式').selectOption('feishu')
  await page.getByLabel('地址').fill('https://10.0.0.8/open-apis/bot/v2/hook/x')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('alert').first()).toContainText('不是该机器人的地址')
  await expect(page.getByLabel('地址')).toHaveValue('https://10.0.0.8/open-apis/bot/v2/hook/x')
  await page.getByLabel('地址').fill('https://open.feishu.cn/open-apis/bot/v2/hook/secret-abcd')
  await page.getByLabel('加签密钥').fill('SECabcdef')
  await page.getByLabel('启用').uncheck()
  await page.getByRole('button', { name: '保存' }).click()
  const channels = page.getByRole('list', { name: '消息渠道' })
  await expect(channels).toContainText('open.feishu.cn/…abcd')
  await expect(channels).toContainText('已加签')
  await expect(page.getByRole('main')).not.toContainText('secret-abcd')
  await page.getByLabel('发送时间').selectOption('09:00')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByLabel('发送时间')).toHaveValue('09:00')
})

test.describe('what is not yours is not there', () => {
  test.use({ expectedNoise: [/404/] })
  test('staff have no rules to set', async ({ as }) => {
    const staff = await as('staff')
    const answer = await staff.goto('/settings/messages/rules')
    expect(answer?.status()).toBe(404)
  })
})

test('the auditor reads the log and sends nothing', async ({ as }) => {
  const auditor = await as('auditor')
  await auditor.goto('/settings/messages/deliveries?state=failed')
  await expect(auditor.getByRole('table', { name: '消息发送记录' })).toContainText('邮件服务器答复 550')
  await expect(auditor.getByRole('button', { name: '重发' })).toHaveCount(0)
})
