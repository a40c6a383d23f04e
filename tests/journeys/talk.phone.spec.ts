import { expect, test, unique } from './colleagues'

test('on a phone one says something about a visit, changes it, takes it away and puts it back', async ({ as }) => {
  const page = await as('staff')
  await page.goto('/visits')
  await page.getByRole('main').getByRole('table').locator('tbody tr').first().getByRole('link').first().tap()
  await expect(page.getByRole('region', { name: '评论' })).toBeVisible()
  const words = `现场看过${unique()}`
  await page.getByRole('textbox', { name: '评论' }).fill(words)
  await page.getByRole('button', { name: '发表评论' }).tap()
  const said = page.getByRole('region', { name: '评论' }).getByRole('listitem').filter({ hasText: words })
  await expect(said).toBeVisible()

  await said.getByRole('button', { name: '修改' }).tap()
  const dialog = page.getByRole('dialog', { name: '修改评论' })
  await dialog.getByRole('textbox').fill(`${words}，条件合适`)
  await dialog.getByRole('button', { name: '保存修改' }).tap()
  await expect(said).toContainText('条件合适')
  await expect(said).toContainText('已编辑')

  await said.getByRole('button', { name: '删除' }).tap()
  await expect(page.getByText('您删除了这条评论')).toBeVisible()
  await page.getByRole('button', { name: '撤销删除' }).last().tap()
  await expect(said).toContainText('条件合适')
})

test('on a phone an instruction is found on the workbench and answered', async ({ as }) => {
  const page = await as('staff')
  await page.goto('/')
  await page.getByRole('region', { name: '交我办的批示' }).getByRole('link').first().waitFor()
  await page.getByRole('region', { name: '交我办的批示' }).getByRole('listitem').first().getByRole('link').tap()
  const answer = `已办理${unique()}`
  await page.getByRole('textbox', { name: '办理情况' }).fill(answer)
  await page.getByRole('button', { name: '提交反馈' }).tap()
  await expect(page.getByRole('region', { name: '办理情况' })).toContainText(answer)
})
