import { expect, test } from './colleagues'

test('a manager looks at two records beside each other, merges them by keyboard, and takes it back', async ({ as }) => {
  const page = await as('manager')
  await page.goto('/duplicates?noun=project')
  await page.getByRole('link', { name: '澜海智能装备北方总部项目' }).first().click()
  await expect(page.getByRole('table', { name: '两条记录逐项对照' })).toContainText('澜海智能装备区域总部')
  const verdict = page.getByRole('group', { name: '处理意见' })
  await expect(async () => {
    await page.keyboard.press('1')
    await expect(verdict.getByLabel('1 合并')).toBeChecked({ timeout: 500 })
  }).toPass()
  await page.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('请填写理由').first()).toBeVisible()
  await expect(verdict.getByLabel('1 合并')).toBeChecked()
  await page.getByLabel('理由').fill('同一投资方的同一总部')
  await page.keyboard.press('Enter')
  await expect(page.getByText('已处理，这是下一对')).toBeVisible()

  await page.goto('/projects/demo-dp-2')
  await expect(page).toHaveURL(/\/projects\/demo-dp-1/)
  await expect(page.getByRole('heading', { name: '曾合并 1 条' })).toBeVisible()
  await page.getByRole('link', { name: '查看或撤销' }).click()
  await page.getByLabel('撤销的理由').fill('是两期')
  await page.getByRole('button', { name: '撤销合并' }).click()
  await expect(page).toHaveURL(/\/projects\/demo-dp-1/)
  await expect(page.getByText('撤销：是两期')).toBeVisible()
  await page.goto('/projects/demo-dp-2')
  await expect(page.getByRole('heading', { level: 1, name: '澜海智能装备区域总部' })).toBeVisible()
})

test('who types a project that another unit has sees its name and unit, and no way in', async ({ as }) => {
  const page = await as('staff', 6)
  await page.goto('/projects/new')
  const name = page.getByLabel('项目名称')
  await expect(async () => {
    await name.fill('')
    await name.pressSequentially('澜海智能装备总部')
    await expect(page.getByText('已有相近的项目')).toBeVisible({ timeout: 3000 })
  }).toPass()
  await expect(page.getByText('其他单位的项目，请与该单位联系').first()).toBeVisible()
  await expect(page.getByRole('link', { name: '澜海智能装备北方总部项目' })).toHaveCount(0)
})
