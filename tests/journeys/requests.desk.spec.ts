import type { Page } from '@playwright/test'
import { expect, test, unique } from './colleagues'

const YEAR = new Date().getFullYear()

/** The unit of whoever is signed in, as the workbench greets. */
async function unitOf(page: Page): Promise<string> {
  await page.goto('/')
  const words = await page.getByText(/^\d{4}年\d{1,2}月\d{1,2}日 · /).innerText()
  return words.split(' · ')[1] ?? ''
}

test('a request goes from unit to unit, is answered, and its company says by a link that it is solved', async ({
  as,
  browser,
}) => {
  const raiser = await as('staff')
  const solver = await as('staff', 2)
  const unit = await unitOf(solver)
  const title = `需要办公用房${unique()}`

  await raiser.goto('/companies')
  await raiser.getByRole('main').getByRole('table').locator('tbody tr').first().getByRole('link').first().click()
  await raiser.getByRole('region', { name: '诉求' }).getByRole('link', { name: '提出诉求' }).click()
  await raiser.getByLabel('诉求事项').fill(title)
  await raiser.getByLabel('诉求类别').selectOption({ label: '用地和载体' })
  await expect(raiser.getByLabel('办理时限（工作日）')).toHaveValue('15')
  await raiser.getByRole('button', { name: '提出诉求' }).click()
  await expect(raiser.getByRole('heading', { name: title })).toBeVisible()
  await expect(raiser.getByText('还有15个工作日')).toBeVisible()
  const address = new URL(raiser.url()).pathname

  await raiser.getByRole('button', { name: '转办', exact: true }).click()
  const handOver = raiser.getByRole('dialog', { name: '转办其他单位' })
  const choice = await handOver
    .getByLabel('转给单位')
    .locator('option', { hasText: unit })
    .first()
    .getAttribute('value')
  await handOver.getByLabel('转给单位').selectOption(choice ?? '')
  await handOver.getByLabel('转办理由').fill('属该单位职责')
  await handOver.getByRole('button', { name: '确认转办' }).click()
  await expect(raiser).toHaveURL(/\/requests(\?|$)/)

  await solver.goto(address)
  await solver.getByRole('button', { name: '受理', exact: true }).click()
  await solver.getByRole('dialog', { name: '受理诉求' }).getByRole('button', { name: '确认受理' }).click()
  await expect(solver.getByText('已受理，请在时限内答复')).toBeVisible()
  await solver.getByLabel('答复内容').fill('已提供三处载体，其中一处已签约。')
  await solver.getByRole('button', { name: '提交答复' }).click()
  await expect(solver.getByRole('region', { name: '答复', exact: true })).toContainText('已提供三处载体')

  // Who answered does not hand out the link by which the answer is judged.
  await expect(solver.getByText('请由本单位其他人员或提出单位生成评价链接')).toBeVisible()
  await expect(solver.getByRole('button', { name: '生成企业评价链接' })).toHaveCount(0)

  // Whoever raised it still sees it, and asks the company.
  await raiser.goto(address)
  await expect(raiser.getByRole('list', { name: '办理经过' })).toContainText(`转办${unit}`)
  await raiser.getByRole('button', { name: '生成企业评价链接' }).click()
  const words = await raiser.getByLabel('发给企业的话').inputValue()
  const link = /https?:\/\/\S+/.exec(words)?.[0] ?? ''
  const stranger = await browser.newContext()
  const company = await stranger.newPage()
  await company.goto(link)
  await expect(company.getByText(title)).toBeVisible()
  await expect(company.getByText('已提供三处载体')).toBeVisible()
  expect(await stranger.cookies()).toEqual([])
  await company.getByText('满意', { exact: true }).click()
  await company.getByRole('button', { name: '提交评价' }).click()
  await expect(company.getByRole('heading', { name: '感谢您的评价' })).toBeVisible()
  expect(company.url()).not.toContain(link.split('/').at(-1) ?? '')
  await company.goto(link)
  await expect(company.getByRole('heading', { name: '链接已失效' })).toBeVisible()
  await stranger.close()

  const leader = await as('leader')
  await leader.goto(`/metrics/requests-solved?from=${YEAR}-01-01&to=${YEAR}-12-31`)
  await leader.getByRole('link', { name: title }).first().click()
  await expect(leader.getByRole('heading', { name: title })).toBeVisible()
  await expect(leader.getByText('已解决').first()).toBeVisible()
})
