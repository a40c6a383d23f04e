import { expect, test, unique } from './colleagues'

test('a lead given back is taken by another unit from its phone', async ({ as }) => {
  const giver = await as('staff', 2)
  const taker = await as('staff', 5)
  const name = `公海试验${unique()}项目`
  await giver.goto('/projects/new')
  await giver.getByLabel('项目名称').fill(name)
  await giver.getByRole('button', { name: '新建项目' }).tap()
  await expect(giver.getByRole('heading', { name })).toBeVisible()
  const address = new URL(giver.url()).pathname
  await giver.getByRole('button', { name: '退回公海' }).tap()
  const dialog = giver.getByRole('dialog', { name: '退回公海' })
  await dialog.getByLabel('退回理由').fill('企业暂停投资计划')
  await dialog.getByRole('button', { name: '确认退回' }).tap()
  await expect(giver.getByRole('region', { name: '归属与分成' })).toContainText('等待领取')

  await taker.goto('/')
  await taker.getByText('更多', { exact: true }).tap()
  await taker.getByRole('navigation', { name: '底部导航' }).getByRole('link', { name: '公海' }).tap()
  await taker.getByRole('row', { name }).getByRole('button', { name: '领取' }).tap()
  await expect(taker.getByRole('heading', { name })).toBeVisible()
  await expect(taker).toHaveURL(new RegExp(address))
  await expect(taker.getByRole('list', { name: '项目动态' })).toContainText('从公海领取')
})
