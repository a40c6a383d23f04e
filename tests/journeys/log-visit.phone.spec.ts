import type { Page } from '@playwright/test'
import { pinyin } from 'pinyin-pro'
import { today } from '@/lib/kernel/clock'
import { expect, test, unique } from './colleagues'

/** The form, reached by the thumb: the button in the middle of the bar. */
async function openForm(page: Page) {
  await page.goto('/')
  await page.getByRole('navigation', { name: '底部导航' }).getByRole('link', { name: '记走访' }).tap()
  await expect(page.getByRole('heading', { name: '记走访' })).toBeVisible()
}

const field = (page: Page) => page.getByRole('combobox', { name: '企业' })

test('a visit is logged with a thumb, found everywhere, and its follow-up done', async ({ as }) => {
  const page = await as('staff')
  await page.goto('/companies?sort=name')
  const known = await page.getByRole('table').locator('tbody tr').first().getByRole('link').innerText()
  await openForm(page)

  const two = known.slice(2, 4)
  await field(page).fill(two)
  await expect(page.getByRole('option').first()).toContainText(two)
  await field(page).fill(pinyin(known.slice(0, 6), { pattern: 'first', toneType: 'none', type: 'array' }).join(''))
  await page.getByRole('option', { name: known }).first().tap()
  await expect(field(page)).toHaveValue(known)

  const said = `对方有意设立区域总部 ${unique()}`
  await page.getByLabel('洽谈内容').fill(said)
  await page.getByLabel('下步打算').fill('送政策建议书')
  await page.getByLabel('下次跟进日期').fill(today())
  await page.getByRole('button', { name: '保存' }).tap()

  await expect(page.getByRole('heading', { name: known })).toBeVisible()
  await expect(page.getByText(said)).toBeVisible()
  const visit = new URL(page.url()).pathname

  await page.goto('/visits?open=1')
  await expect(page.getByRole('row', { name: said })).toContainText('待跟进')
  await page.goto(visit)
  await page.getByRole('link', { name: known }).tap()
  await expect(page.getByRole('list', { name: '企业动态' })).toContainText(said)

  await page.goto(visit)
  await page.getByRole('button', { name: '标记为已办结' }).tap()
  await expect(page.getByRole('button', { name: '重新打开' })).toBeVisible()
  await page.goto('/visits?open=1')
  await expect(page.getByRole('heading', { name: '走访' })).toBeVisible()
  await expect(page.getByText(said)).toHaveCount(0)
  await page.goto('/visits')
  await expect(page.getByRole('row', { name: said })).toContainText('已办结')
})

test('a save tapped twice writes once, and going back sends nothing again', async ({ as }) => {
  const page = await as('staff')
  const name = `双击试验${unique()}有限公司`
  await openForm(page)
  await field(page).fill(name)
  await page.getByRole('button', { name: '登记为新企业' }).tap()
  await expect(page.getByLabel('新企业名称')).toHaveValue(name)
  await page.getByLabel('洽谈内容').fill('第一次')
  const save = page.getByRole('button', { name: '保存' })
  await save.dblclick({ delay: 0 })
  await expect(page.getByRole('heading', { name })).toBeVisible()

  const mine = page.getByRole('row', { name })
  await page.goto('/visits')
  await expect(mine).toHaveCount(1)

  await page.goBack()
  await expect(page.getByRole('heading', { name })).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(/\/visits\/new$/)
  await page.reload()
  await page.goto('/visits')
  await expect(mine).toHaveCount(1)
})

test('what is written after going back is another visit, not the first one again', async ({ as }) => {
  const page = await as('staff')
  const name = `返回试验${unique()}有限公司`
  await openForm(page)
  await field(page).fill(name)
  await page.getByRole('button', { name: '登记为新企业' }).tap()
  await page.getByLabel('洽谈内容').fill('第一次')
  await page.getByRole('button', { name: '保存' }).tap()
  await expect(page.getByRole('heading', { name })).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(/\/visits\/new$/)
  await field(page).fill(name)
  await page.getByRole('option', { name }).tap()
  await page.getByLabel('洽谈内容').fill('第二次')
  await page.getByRole('button', { name: '保存' }).tap()
  await expect(page.getByText('第二次')).toBeVisible()
  await page.goto('/visits')
  await expect(page.getByRole('row', { name })).toHaveCount(2)
})
