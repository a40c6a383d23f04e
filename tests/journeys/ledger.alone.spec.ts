import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './colleagues'

const LEDGER = path.join(import.meta.dirname, '../imports/fixtures/ledger-2018.xlsx')
/** What each sheet must be taken for. */
const SHEETS = { 签约项目: '项目', 走访企业: '走访', 到账资金: '资金', 推介活动: '活动' }
/** What the district published for 2018 (issue 2). */
const PUBLISHED = {
  visits: '812家次',
  'companies-visited': '708家',
  'projects-signed-10m': '145个',
  'foreign-enterprises': '82家',
  headquarters: '10家',
  finance: '59家',
  'capital-domestic': '105亿元',
  'capital-foreign': '6.1亿美元',
  events: '15场',
}

test.setTimeout(180_000)

async function upload(page: Page) {
  await page.goto('/imports/new')
  await page.getByLabel('台账文件').setInputFiles(LEDGER)
  await page.getByRole('button', { name: '读取台账' }).click()
  await expect(page.getByRole('heading', { name: 'ledger-2018.xlsx' })).toBeVisible({ timeout: 60_000 })
}

async function confirm(page: Page) {
  await page.getByRole('button', { name: /^确认导入/ }).click()
  await expect(page.getByRole('heading', { name: '导入结果' })).toBeVisible({ timeout: 90_000 })
}

test("last year's ledger is looked at, imported, and gives exactly the published figures, once", async ({ as }) => {
  const manager = await as('manager')
  const leader = await as('leader')
  await upload(manager)
  for (const [sheet, kind] of Object.entries(SHEETS)) {
    const table = manager.getByRole('region', { name: new RegExp(sheet) })
    await expect(table).toContainText(/读出 [\d,]+ 行/)
    await expect(table.getByLabel('这张表是').locator('option:checked')).toContainText(kind)
  }
  await expect(manager.getByText(/^未取：/).first()).toBeVisible()
  await confirm(manager)

  for (const [key, figure] of Object.entries(PUBLISHED)) {
    await leader.goto(`/metrics/${key}?from=2018-01-01&to=2018-12-31`)
    await expect(
      leader
        .getByText(/(已认定|已登记)$/)
        .locator('..')
        .first(),
      key,
    ).toHaveText(new RegExp(`^${figure}(已认定|已登记)$`))
  }

  await upload(manager)
  for (const row of await manager.getByRole('table', { name: '确认后各类记录的变化' }).locator('tbody tr').all())
    expect((await row.getByRole('cell').allInnerTexts()).slice(1, 3), await row.innerText()).toEqual(['0', '0'])
  await confirm(manager)
  await leader.goto('/metrics/visits?from=2018-01-01&to=2018-12-31')
  await expect(leader.getByText('812家次', { exact: true }).first()).toBeVisible()
})
