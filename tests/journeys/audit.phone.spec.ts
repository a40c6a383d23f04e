import { expect, test } from './journey'
import { signIn } from './people'

test('an auditor reads the trail on a phone and walks on to the record', async ({ page }) => {
  await signIn(page, 'auditor')
  await page.goto('/audit?action=company.create')
  const first = page.getByRole('table').locator('tbody tr').first()
  await expect(first).toContainText('新建企业')
  await first.getByText(/查看 \d+ 项/).click()
  await expect(first.getByRole('definition').first()).toBeVisible()
  const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(width, 'nothing runs off the screen').toBeLessThanOrEqual(0)

  await page.getByRole('link', { name: '校验本页' }).click()
  await expect(page.getByRole('status').filter({ hasText: '链完整，至第' })).toBeVisible()

  const company = first.getByRole('link').first()
  const href = (await company.getAttribute('href')) ?? ''
  await company.click()
  await page.waitForURL(`**${href}`)
  await expect(page.getByText('基本情况')).toBeVisible()
})
