import type { Page } from '@playwright/test'
import { today } from '@/lib/kernel/clock'
import { addDays } from '@/lib/kernel/month'
import { expect, test, unique } from './colleagues'

/** The unit of the demo's second colleague. */
const OTHER = '北京招商队'

async function newCompany(page: Page): Promise<{ id: string; name: string }> {
  const name = `联合试验${unique()}有限公司`
  await page.goto('/companies/new')
  await page.getByLabel('企业名称').fill(name)
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('heading', { name })).toBeVisible()
  return { id: new URL(page.url()).pathname.split('/').at(-1) ?? '', name }
}

test('a plan is joined by another unit, recorded once, and counts for both', async ({ as }) => {
  const page = await as('staff')
  const other = await as('staff', 2)
  const { id, name } = await newCompany(page)

  await page.goto(`/calendar/plans/new?company=${id}`)
  await page.getByLabel('开始时间').fill('09:30')
  await page.getByLabel('结束时间').fill('09:00')
  await page.getByLabel('走访事由').fill('对接总部选址')
  await page.locator('summary', { hasText: '邀请联合走访的单位' }).click()
  await page.getByRole('checkbox', { name: OTHER }).check()
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('结束时间应晚于开始时间').first()).toBeVisible()
  await expect(page.getByRole('checkbox', { name: OTHER })).toBeChecked()
  await page.getByLabel('结束时间').fill('11:00')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('heading', { name: `走访计划：${name}` })).toBeVisible()
  const plan = new URL(page.url()).pathname
  await expect(page.getByRole('region', { name: '联合走访单位' })).toContainText('待答复')

  await other.goto(plan)
  await other.getByRole('button', { name: '参加', exact: true }).click()
  await expect(other.getByRole('button', { name: '更新参加人员' })).toBeVisible()
  await other.goto('/calendar')
  await expect(other.getByRole('link', { name })).toContainText('联合')

  await page.goto(plan)
  await page.getByRole('link', { name: '记为走访' }).click()
  await expect(page.getByRole('combobox', { name: '企业' })).toHaveValue(name)
  await expect(page.getByRole('checkbox', { name: OTHER })).toBeChecked()
  await page.getByLabel('洽谈内容').fill('双方看了两处楼宇')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible()
  await expect(page.getByText('联合走访', { exact: false }).first()).toBeVisible()

  for (const who of [page, other]) {
    await who.goto(plan)
    await expect(who.getByText('已按计划走访')).toBeVisible()
    await who.goto(`/visits?company=${id}`)
    await expect(who.getByRole('row', { name })).toContainText('联合')
    await who.goto(`/metrics/visits?from=${today()}&to=${today()}`)
    await expect(who.getByRole('row', { name })).toContainText(OTHER)
  }
  await other.goto(`/visits?company=${id}`)
  await other.getByRole('row', { name }).getByRole('link').first().click()
  await expect(other.getByText('双方看了两处楼宇')).toBeVisible()
  await expect(other.getByRole('link', { name: '修改', exact: true })).toHaveCount(0)
})

test('the week turns by keys, and its address remembers it', async ({ as }) => {
  const page = await as('staff')
  await page.goto('/calendar')
  const title = page.getByRole('heading', { name: '我的日程' })
  await expect(title).toBeVisible()
  const head = page.getByRole('main').getByRole('banner').or(page.getByRole('main').locator('header')).first()
  const now = await head.innerText()
  await page.keyboard.press('ArrowRight')
  await expect(page).toHaveURL(/week=/)
  await expect(head).not.toHaveText(now, { useInnerText: true })
  await page.reload()
  await expect(head).not.toHaveText(now, { useInnerText: true })
  await page.keyboard.press('t')
  await expect(page).toHaveURL(/\/calendar$/)
  await page.keyboard.press('ArrowLeft')
  await expect(page).toHaveURL(new RegExp(`week=${addDays(today(), -7).slice(0, 4)}`))
})

test('a calendar address is shown once, read without signing in, and ended', async ({ as, request }) => {
  const page = await as('staff', 3)
  await page.goto('/calendar/feed')
  await page.getByRole('button', { name: /生成/ }).click()
  const address = await page.locator('[data-feed]').innerText()
  const answer = await request.get(address)
  expect(answer.status()).toBe(200)
  expect(answer.headers()['content-type']).toBe('text/calendar; charset=utf-8')
  expect(answer.headers()['set-cookie']).toBeUndefined()
  expect(await answer.text()).toMatch(/^BEGIN:VCALENDAR\r\n/)
  const again = await request.get(address, { headers: { 'if-none-match': answer.headers().etag ?? '' } })
  expect(again.status()).toBe(304)
  await page.reload()
  await expect(page.locator('[data-feed]')).toHaveCount(0)
  await page.getByRole('button', { name: '停用地址' }).click()
  await expect(page.getByRole('button', { name: '生成订阅地址' })).toBeVisible()
  expect((await request.get(address)).status()).toBe(404)
})
