import { expect, test, unique } from './colleagues'

test('a request is raised on a phone, refused with what is wrong, taken on, and taken back only before that', async ({
  as,
}) => {
  const page = await as('staff', 3)
  const title = `子女入学${unique()}`
  await page.goto('/companies')
  await page.getByRole('main').getByRole('table').locator('tbody tr').first().getByRole('link').first().tap()
  await page.getByRole('region', { name: '诉求' }).getByRole('link', { name: '提出诉求' }).tap()
  await page.getByLabel('具体情况').fill('两名高管子女下学期入学')
  await page.getByLabel('办理时限（工作日）').fill('0')
  await page.getByRole('button', { name: '提出诉求' }).tap()
  await expect(page.getByText('请填写诉求事项').first()).toBeVisible()
  await expect(page.getByText('办理时限请填写1至120个工作日').first()).toBeVisible()
  await expect(page.getByLabel('具体情况')).toHaveValue('两名高管子女下学期入学')
  await expect(page.getByText('请填写诉求类别').first()).toBeVisible()
  await page.getByLabel('诉求类别').selectOption({ index: 1 })
  await page.getByLabel('诉求事项').fill(title)
  await page.getByLabel('办理时限（工作日）').fill('3')
  await page.getByRole('button', { name: '提出诉求' }).tap()
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  await expect(page.getByText('还有3个工作日')).toBeVisible()

  await page.getByRole('button', { name: '撤回', exact: true }).tap()
  await page.getByRole('dialog', { name: '撤回这件诉求？' }).getByRole('button', { name: '确认撤回' }).tap()
  await expect(page.getByText('这件诉求已撤回')).toBeVisible()
  await page.getByRole('button', { name: '恢复' }).tap()
  await expect(page.getByText('这件诉求已撤回')).toHaveCount(0)

  await page.goto('/requests?view=mine')
  await page.getByRole('link', { name: title }).tap()
  await page.getByRole('button', { name: '受理', exact: true }).tap()
  await page.getByRole('dialog', { name: '受理诉求' }).getByRole('button', { name: '确认受理' }).tap()
  await expect(page.getByText('办理中').first()).toBeVisible()
  await expect(page.getByRole('button', { name: '撤回', exact: true })).toHaveCount(0)
  await page.goto('/')
  await expect(page.getByRole('region', { name: '我办理的诉求' })).toContainText(title)
})
