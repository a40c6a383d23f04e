import type { Page } from '@playwright/test'
import { expect, test, unique } from './colleagues'
import { confirm, countsOf, csvLedger, daysAgo, download, rowsOf, typed, upload, XLSX } from './ledgers'

/** A name of somebody nobody has heard of, another one in every run. */
const stranger = () => `尉迟${String.fromCharCode(0x4e00 + (Date.now() % 2000), 0x5200 + (process.pid % 1000))}`

async function opened(page: Page, summary: string) {
  const line = page.locator('summary').filter({ hasText: summary })
  if (!(await line.evaluate((one) => one.parentElement?.hasAttribute('open')))) await line.click()
}

test.setTimeout(120_000)

test('a ledger with a wrong column and strange names is put right once, mended, and taken back but for what was worked on', async ({
  as,
}) => {
  const page = await as('manager')
  const word = unique()
  const registered = `沐晨${word}装备有限公司`
  await page.goto('/companies/new')
  await page.getByLabel('企业名称').fill(registered)
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('heading', { name: registered })).toBeVisible()

  const heads = ['走访日期', '企业名称', '走访单位', '参加人员', '拜访情况', '谈话要点', `批次${word}`]
  const team = `驻外${word}专班`
  const who = stranger()
  const row = (days: number, company: string, said: string) => [daysAgo(days), company, team, who, '茶叙', said, '一']
  const names = { fresh: `甲辰${word}实业有限公司`, close: `沐晟${word}装备有限公司`, late: `丙午${word}贸易有限公司` }
  const first = await upload(
    page,
    csvLedger(`走访${word}`, [
      heads,
      row(3, names.fresh, '拟设区域总部'),
      row(2, names.close, '拟增资扩产'),
      row(-5, names.late, '日期写错'),
    ]),
  )

  // 拜访情况 was taken for what was talked about; it stands in 谈话要点.
  await expect(page.getByRole('definition').filter({ hasText: '茶叙' }).first()).toBeVisible()
  await opened(page, '没有对应的列')
  await opened(page, '已对应的列')
  await page.getByLabel('“拜访情况”对应的字段').selectOption('')
  await page.getByLabel('“谈话要点”对应的字段').selectOption('content')
  await expect(page.getByRole('definition').filter({ hasText: '拟设区域总部' }).first()).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: '还没有写入' })).toBeVisible()

  await page.getByLabel(names.close).selectOption({ index: 1 })
  await page.getByLabel(`“${team}”`).selectOption('-')
  await opened(page, '台账里的人员')
  await page.getByLabel(`“${who}”`).selectOption({ index: 2 })
  await page.getByRole('button', { name: '按所选重新读取' }).click()
  await expect(page.getByText('个未选')).toHaveCount(0)
  await confirm(page)
  expect(await countsOf(page, '走访')).toEqual(['2', '0', '0', '1'])

  // The same headings once more: nothing is chosen, nothing is asked.
  await upload(page, csvLedger(`再访${word}`, [heads, row(1, `丁未${word}物流有限公司`, '谈用地')]))
  await expect(page.getByText(/^沿用 .+ 确认的对应关系$/)).toBeVisible()
  await expect(page.getByText('个未选')).toHaveCount(0)
  await expect(page.getByRole('definition').filter({ hasText: '谈用地' }).first()).toBeVisible()
  await confirm(page)
  expect(await countsOf(page, '走访')).toEqual(['1', '0', '0', '0'])

  // The row that was refused comes back with its reason, is mended and sent again.
  await page.goto(first)
  const failed = await download(page, () => page.getByRole('link', { name: '下载未导入的行' }).click())
  const left = await rowsOf(failed.bytes)
  expect(left.find((cells) => cells.includes(names.late))?.join(' ')).toContain('晚于今天')
  expect(left.flat()).not.toContain(names.fresh)
  const mended = await typed(failed.bytes, [[names.late, '走访日期', daysAgo(1)]])
  await upload(page, { name: failed.name, mimeType: XLSX, buffer: mended })
  await expect(page.getByText('个未选')).toHaveCount(0)
  await confirm(page)
  expect(await countsOf(page, '走访')).toEqual(['1', '0', '0', '0'])

  // Worked on since: undoing stops there, and may go on without it.
  await page.goto(first)
  await page.getByRole('table', { name: '各行的导入结果' }).getByRole('link', { name: names.fresh }).first().click()
  await expect(page).toHaveURL(/\/visits\//)
  const worked = new URL(page.url()).pathname
  await page.goto(`${worked}/edit`)
  await page.getByLabel('洽谈内容').fill('拟设区域总部，已约下周再谈')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('已约下周再谈').first()).toBeVisible()
  await page.goto(first)
  await page.getByRole('link', { name: '撤销导入' }).click()
  await expect(page.getByText(/^有 \d+ 条记录在导入后又有变动，不能全部撤销$/)).toBeVisible()
  await expect(page.getByRole('table', { name: '导入后又有变动的记录' })).toContainText(names.fresh)
  await page.getByRole('button', { name: '保留这些记录，撤销其余' }).click()
  await expect(page.getByText('这次导入已撤销')).toBeVisible()
  await expect(page.locator('section').filter({ hasText: '保留的记录' })).toContainText(names.fresh)
  await page.goto(`/visits?q=${encodeURIComponent('拟增资扩产')}`)
  await expect(page.getByRole('row', { name: registered })).toHaveCount(0)
  await page.goto(worked)
  await expect(page.getByText('已约下周再谈').first()).toBeVisible()
})
