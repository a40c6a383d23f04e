import { pinyin } from 'pinyin-pro'
import { expect, test } from './colleagues'

test('the palette finds by initials and opens with Enter', async ({ as }) => {
  const page = await as('manager')
  await page.goto('/companies?sort=name')
  const name = await page.getByRole('table').locator('tbody tr').first().getByRole('link').innerText()
  await page.goto('/')
  await page.keyboard.press('Control+k')
  const box = page.getByRole('combobox', { name: '搜索企业、项目、走访、人员' })
  await expect(box).toBeFocused()
  await page.keyboard.type(pinyin(name.slice(0, 7), { pattern: 'first', toneType: 'none', type: 'array' }).join(''))
  await expect(page.getByRole('option', { name }).first()).toHaveAttribute('data-highlighted', '')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
})

test('a project moves along the board without a mouse', async ({ as }) => {
  const page = await as('manager')
  await page.goto('/projects/board')
  const [from, to] = ['线索', '对接']
  const column = (stage: string) => page.getByRole('region', { name: new RegExp(`^${stage}，`) })
  const move = column(from).getByRole('button', { name: /^移动/ }).first()
  const card = /“(.+)”/.exec((await move.getAttribute('aria-label')) ?? '')?.[1] ?? ''
  await move.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: `变更阶段：${card}` })
  const stage = dialog.getByLabel(`从“${from}”到`)
  await expect(stage.locator('option:checked')).toHaveText(to)
  await dialog.getByRole('button', { name: `进入“${to}”` }).focus()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(column(to).getByRole('link', { name: card })).toBeVisible()
  await expect(column(from).getByRole('link', { name: card })).toHaveCount(0)
})

test('the first stop of the Tab key leads past the navigation', async ({ as }) => {
  const page = await as('leader')
  await page.goto('/goals')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
})

test('filters, order and page are in the address, and the address gives the view back', async ({ as }) => {
  const page = await as('manager')
  await page.goto('/companies')
  await page.getByRole('combobox', { name: '企业类别' }).selectOption({ label: '区外企业' })
  await expect(page).toHaveURL(/kind=prospective/)
  await page.getByRole('columnheader', { name: '企业名称' }).getByRole('link').click()
  await expect(page).toHaveURL(/sort=/)
  await page.getByRole('link', { name: /下一页/ }).click()
  await expect(page).toHaveURL(/page=2/)
  const rows = () => page.getByRole('table').locator('tbody tr').allInnerTexts()
  await expect(page.getByRole('navigation', { name: '翻页' })).toContainText('本页第 51')
  const seen = await rows()
  expect(seen.length).toBeGreaterThan(10)
  await page.reload()
  expect(await rows()).toEqual(seen)
  await expect(page.getByRole('combobox', { name: '企业类别' })).toHaveValue('prospective')
})
