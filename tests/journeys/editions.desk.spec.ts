import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { packageParts } from '@/tests/reports/package-parts'
import { expect, test } from './colleagues'

/** The address of a month in the list of summaries: 0 is the running one. */
async function month(page: Page, back: number): Promise<string> {
  await page.goto('/reports')
  const line = page.getByRole('main').getByRole('table').first().locator('tbody tr').nth(back)
  return (await line.getByRole('link').first().getAttribute('href')) ?? ''
}
async function bytes(page: Page, name: string): Promise<Buffer> {
  const [got] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name, exact: true }).click(),
  ])
  return readFile(await got.path())
}

test('a month is published, a project goes, the next month names it, the reconciliation explains it, and the month is withdrawn with a reason', async ({
  as,
}) => {
  const [desk, leader] = [await as('manager', 7), await as('leader')]
  const last = await month(desk, 1)
  await desk.goto(last)
  await desk.getByRole('button', { name: '发布', exact: true }).click()
  await desk.getByRole('button', { name: '确认发布' }).click()
  await desk.waitForURL(/\/reports\/editions\//)
  const edition = new URL(desk.url()).pathname
  await expect(desk.getByText('第1次发布')).toBeVisible()
  const before = await bytes(desk, 'Word')
  expect(packageParts(before).has('word/document.xml')).toBe(true)
  const ranked = desk.getByRole('table', { name: '各单位排名' }).locator('tbody tr').first().getByRole('link').last()
  const visits = (await ranked.innerText()).trim()
  await ranked.click()
  await expect(desk.getByText(`发布数${visits}家次`)).toBeVisible()
  await expect(desk.getByRole('navigation', { name: '翻页' })).toContainText(`共 ${visits} 条`)
  await desk.goto(`${edition}/differences`)
  await expect(desk.getByText('各项指标与发布时一致。')).toBeVisible()

  const key = last.slice('/reports/'.length, '/reports/'.length + 7)
  await desk.goto(`/metrics/projects-signed?from=${key.slice(0, 4)}-01-01&to=${key}-28`)
  const link = desk.getByRole('main').getByRole('table').locator('tbody tr').first().getByRole('link').first()
  const project = (await link.getAttribute('href')) ?? ''
  await desk.goto(project)
  const name = (await desk.getByRole('heading', { level: 1 }).innerText()).trim()
  await desk.goto(`${project}/edit`)
  await desk.getByRole('button', { name: '删除项目' }).click()
  await desk.getByRole('button', { name: '确认删除' }).click()
  await desk.waitForURL((url) => !url.pathname.endsWith('/edit'))

  await leader.goto(await month(leader, 0))
  const adjusted = leader.getByRole('table', { name: '数据调整明细' }).getByRole('row').filter({ hasText: name })
  await expect(adjusted.first()).toContainText('删除')

  await leader.goto(`${edition}/differences`)
  await expect(
    leader.getByRole('row').filter({ hasText: '签约项目' }).filter({ hasText: '−1个' }).first(),
  ).toBeVisible()
  const explained = leader.getByRole('table', { name: '签约项目的差异明细' }).last()
  await expect(explained.getByRole('row').filter({ hasText: name })).toContainText('删除')

  await leader.goto(edition)
  expect((await bytes(leader, 'Word')).equals(before)).toBe(true)
  await leader.getByRole('button', { name: '撤回发布' }).click()
  await leader.getByRole('button', { name: '确认撤回' }).click()
  await expect(leader.getByText('请填写撤回原因').first()).toBeVisible()
  await leader.getByLabel('撤回原因').fill('多计一个签约项目')
  await leader.getByRole('button', { name: '确认撤回' }).click()
  await expect(leader.getByText('这一版已撤回，不再作为正式数据使用')).toBeVisible()
  await desk.goto(last)
  await expect(desk.getByText('原因：多计一个签约项目')).toBeVisible()
})
