import type { Page } from '@playwright/test'
import { expect, test } from './colleagues'

const current = (page: Page) => page.locator('[data-queue-item][aria-current="true"]')
const items = (page: Page) => page.locator('[data-queue-item]')

test('a manager works through the queue from the keyboard: looks, verifies, sends back with a reason', async ({
  as,
}) => {
  const page = await as('manager')
  await page.goto('/claims')
  const names = await items(page).allInnerTexts()
  await expect(current(page)).toHaveText(names[0] ?? '')
  await expect(page.getByRole('region', { name: '佐证材料' })).toBeVisible()

  await page.keyboard.press('j')
  await expect(current(page)).toHaveText(names[1] ?? '')
  await page.keyboard.press('k')
  await expect(current(page)).toHaveText(names[0] ?? '')

  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: '快捷键' })
  await expect(help).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('?')
  await expect(help).toBeHidden()
  await expect(current(page)).toHaveText(names[0] ?? '')

  // The next one that nothing blocks.
  const clean = page.getByRole('listitem').filter({ hasText: '无问题' }).locator('[data-queue-item]').first()
  const what = (await clean.getAttribute('data-queue-item')) ?? ''
  await clean.click()
  await expect(current(page)).toHaveAttribute('data-queue-item', what)
  await page.keyboard.press('v')
  await expect(page.getByText('已认定', { exact: true }).first()).toBeVisible()
  await expect(page.locator(`[data-queue-item="${what}"]`)).toHaveCount(0)

  const back = (await current(page).getAttribute('data-queue-item')) ?? ''
  await page.keyboard.press('b')
  const dialog = page.getByRole('dialog', { name: '退回补正' })
  // Letters typed into the reason decide nothing.
  await dialog.getByLabel('需要补正的内容').fill('vrb 请补传盖章页')
  await dialog.getByRole('button', { name: '退回补正' }).click()
  await expect(page.locator(`[data-queue-item="${back}"]`)).toHaveCount(0)
  await page.getByRole('link', { name: /^阶段退回补正/ }).click()
  await expect(page.locator(`[data-queue-item="${back}"]`)).toBeVisible()
})

test('many at once: what nothing blocks is ticked together and leaves the queue', async ({ as }) => {
  const page = await as('manager', 1)
  await page.goto('/claims?kind=money')
  const clean = page.locator('input[name="claims[]"]:not(:disabled)')
  const before = await clean.count()
  expect(before).toBeGreaterThan(0)
  await page.getByRole('button', { name: /^全选无问题的/ }).click()
  await page.getByRole('button', { name: /^批量认定/ }).click()
  await expect(page.getByText(`已认定 ${before} 项`)).toBeVisible()
  await expect(clean).toHaveCount(0)
})
