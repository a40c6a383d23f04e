import { today } from '@/lib/kernel/clock'
import { addDays, yearOf } from '@/lib/kernel/month'
import { expect, test } from './colleagues'

test.setTimeout(120_000)
const GOAL = '新增金融机构和企业'

test('a figure is followed from the goal to its month, unit, person and record', async ({ as }) => {
  const page = await as('leader')
  await page.goto('/goals')
  await page.getByRole('link', { name: GOAL }).click()
  await expect(page.getByRole('heading', { name: '期末预测' })).toBeVisible()
  await expect(page.getByRole('table', { name: '期末预测的构成' })).toContainText('天内达到')
  await expect(page.getByRole('table', { name: '可以补缺口的项目' })).toContainText('注册落地')

  const months = page.getByRole('table', { name: '按年、季、月分列' })
  await months.getByRole('link', { name: '第一季度' }).click()
  await expect(page).toHaveURL(/view=unit/)
  const units = page.getByRole('main').getByRole('table')
  await units.locator('tbody tr').first().getByRole('link').first().click()
  await expect(page).toHaveURL(/view=person/)
  await page.getByRole('main').getByRole('table').locator('tbody tr').first().getByRole('link').first().click()
  await expect(page).toHaveURL(/person=/)
  await page.getByRole('main').getByRole('table').locator('tbody tr').first().getByRole('link').first().click()
  await expect(page).toHaveURL(/\/projects\//)
  const counts = page.getByRole('list', { name: '计入和可以计入的目标' })
  await expect(counts.getByRole('listitem').filter({ hasText: GOAL })).toContainText('计入')
})

test('a rule shows what it would count while it is typed, and asks before it rewrites the past', async ({ as }) => {
  const page = await as('admin')
  await page.goto('/goals')
  await page.getByRole('link', { name: GOAL }).click()
  await page.getByRole('link', { name: '修改目标与规则' }).click()
  const preview = page.getByRole('region', { name: '试算' })
  await expect(preview).toContainText('现行规则')
  await page.getByLabel('协议投资额下限（万元）').fill('100000')
  await expect(preview.getByRole('list', { name: '规则的含义' })).toContainText('10亿元以上')
  await expect(preview).toContainText('不再计入')
  await page.getByLabel('规则生效日期').fill(addDays(today(), -30))
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByRole('checkbox', { name: /规则生效日期.*重算/ })).toBeVisible()
  await expect(page.getByLabel('协议投资额下限（万元）')).toHaveValue('100000')
})

test('a goal is handed out in a grid that adds up', async ({ as }) => {
  const page = await as('admin')
  await page.goto('/goals')
  await page.getByRole('link', { name: '新增品牌首店' }).click()
  await page.getByRole('link', { name: '修改目标与规则' }).click()
  const grid = page.getByRole('table', { name: '任务分解' })
  const year = yearOf(today())
  await grid.getByRole('button', { name: `${year}年等分` }).click()
  await expect(page.getByText(`${year}年分解合计20家，与总目标一致`)).toBeVisible()
  const cell = grid.getByRole('textbox', { name: `区投资促进局 ${year}年` })
  await cell.fill('9')
  await expect(page.getByText(/比总目标多/)).toBeVisible()
  await cell.press('ArrowDown')
  await expect(cell).not.toBeFocused()
  await page.getByRole('button', { name: '保存分解' }).click()
  // An administrator sees tasks, and no business figures beside them.
  await expect(page.getByRole('table', { name: '任务分解' })).toContainText('9家')
})
