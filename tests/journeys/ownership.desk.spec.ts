import { expect, test, unique } from './colleagues'

test.setTimeout(120_000)

test('the unit that talked first is protected: another is asked, and a manager above both rules', async ({ as }) => {
  const first = await as('staff', 1)
  const second = await as('staff', 5)
  const head = await as('manager', 7)
  const investor = `首谈试验${unique()}有限公司`
  const register = async (page: typeof first, project: string) => {
    await page.goto('/projects/new')
    await page.getByLabel('项目名称').fill(project)
    await page.getByLabel('投资方').fill(investor)
    await page.getByLabel('当前阶段').selectOption({ label: '对接' })
    await page.getByRole('button', { name: '新建项目' }).click()
  }
  await register(first, `${investor}总部`)
  await expect(first.getByRole('heading', { name: `${investor}总部` })).toBeVisible()
  await expect(first.getByRole('region', { name: '归属与分成' })).toContainText('剩余 180 天')

  await register(second, `${investor}基地`)
  const question = second.getByRole('checkbox', { name: /首谈保护.*首谈，保护期至.*继续登记将报请裁定/ })
  await question.check()
  await second.getByRole('button', { name: '新建项目' }).click()
  await expect(second.getByRole('heading', { name: `${investor}基地` })).toBeVisible()

  await second.getByRole('region', { name: '归属与分成' }).getByRole('link', { name: '归属争议' }).click()
  await expect(second.getByText('系统报请裁定')).toBeVisible()
  // The other unit's project is named and stays closed.
  await expect(second.getByRole('link', { name: `${investor}总部` })).toHaveCount(0)
  await second.getByRole('textbox', { name: '陈述' }).fill('企业经我单位引荐来访')
  await second.getByRole('button', { name: '提交陈述' }).click()
  await expect(second.getByRole('list', { name: '办理经过' })).toContainText('企业经我单位引荐来访')
  const address = new URL(second.url()).pathname

  await head.goto(address)
  await head.getByText('裁定分成', { exact: true }).click()
  await head.getByLabel('第1个单位', { exact: true }).selectOption({ index: 2 })
  await head.getByLabel('第1个单位的百分比').fill('10')
  await head.getByLabel('第2个单位', { exact: true }).selectOption({ index: 3 })
  await head.getByLabel('第2个单位的百分比').fill('80')
  await head.getByLabel('裁定理由').fill('共同引进')
  await head.getByRole('button', { name: '作出裁定' }).click()
  await expect(head.getByText('比例合计应为 100%，现为 90%').first()).toBeVisible()
  await head.getByLabel('第2个单位的百分比').fill('90')
  await head.getByRole('button', { name: '作出裁定' }).click()
  await expect(head.getByText('已裁定').first()).toBeVisible()

  await first.reload()
  await expect(first.getByRole('region', { name: '归属与分成' })).toContainText('90%')
})
