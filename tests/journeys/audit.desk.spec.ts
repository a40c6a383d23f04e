import { expect, test } from './journey'
import { signIn } from './people'

test('an auditor narrows the trail, sees that it holds, and takes it along with an entry of its own', async ({
  page,
}) => {
  await signIn(page, 'auditor')
  await page.goto('/audit')
  await page.getByRole('search', { name: '筛选审计记录' }).getByLabel('操作').selectOption({ label: '新建项目' })
  await expect(page).toHaveURL(/action=project\.create/)
  const rows = page.getByRole('table').locator('tbody tr')
  await expect(rows.first()).toContainText('新建项目')
  await expect(rows.filter({ hasText: '新建走访' })).toHaveCount(0)

  const first = rows.first()
  await first.getByText(/查看 \d+ 项/).click()
  await expect(first.getByRole('term').filter({ hasText: '项目名称' })).toBeVisible()

  await page.getByRole('link', { name: '校验本页' }).click()
  await expect(page.getByRole('status').filter({ hasText: '链完整，至第' })).toBeVisible()

  const href = await page.getByRole('link', { name: '导出CSV' }).getAttribute('href')
  const answer = await page.request.get(href ?? '')
  expect(answer.headers()['content-type']).toContain('text/csv')
  const text = await answer.text()
  expect(text).toContain('序号,时间,人员,操作,对象,变更内容')
  expect(text).not.toContain('新建走访')

  await page.goto('/audit?action=audit.export')
  await expect(page.getByRole('table').locator('tbody tr').first()).toContainText('导出审计记录')
})

test('an admin sees that something happened, not what, and takes nothing along', async ({ page }) => {
  await signIn(page, 'admin')
  await page.goto('/audit?noun=project')
  const first = page.getByRole('table').locator('tbody tr').first()
  await expect(first).toContainText('业务内容，仅审计可见')
  await expect(first.getByRole('link')).toHaveCount(0)
  await expect(page.getByRole('link', { name: /导出/ })).toHaveCount(0)
  expect((await page.request.get('/api/exports/audit')).status()).toBe(403)
})
