import { expect, test, unique } from './colleagues'

test('a clerk edits and hands in, the head of the unit returns, the clerk mends, the head passes', async ({ as }) => {
  const clerk = await as('staff')
  await clerk.goto('/reports')
  const lastYear = `${new Date().getFullYear() - 1}`
  // A period nobody else in these journeys touches.
  const address = `/reports/${lastYear}-Q${(process.pid % 4) + 1}`
  await clerk.goto(address)
  await clerk.getByRole('button', { name: '起草' }).click()
  await expect(clerk.getByRole('heading', { name: '修改工作报告' })).toBeVisible()
  const words = `召开调度会${unique()}。`
  await clerk.getByText('在此后添加段落或图片').first().click()
  await clerk.getByRole('textbox', { name: '补充段落' }).first().fill(words)
  await clerk.getByRole('button', { name: '保存' }).click()
  await expect(clerk.getByText(words).first()).toBeVisible()
  await clerk.getByRole('link', { name: '取消' }).click()
  await expect(clerk.getByRole('article')).toContainText(words)
  await clerk.getByRole('button', { name: '报送' }).click()
  await expect(clerk.getByRole('region', { name: '办理状态' })).toContainText('已报送')

  const head = await as('manager')
  await head.goto(new URL(clerk.url()).pathname)
  await head.getByRole('button', { name: '退回' }).click()
  const dialog = head.getByRole('dialog', { name: '退回修改' })
  await dialog.getByRole('textbox', { name: '退回意见' }).fill('请写明会议日期')
  await dialog.getByRole('button', { name: '退回修改' }).click()
  await expect(head.getByRole('region', { name: '办理状态' })).toContainText('起草中')

  await clerk.reload()
  await expect(clerk.getByRole('region', { name: '办理状态' })).toContainText('请写明会议日期')
  await clerk.getByRole('link', { name: '修改', exact: true }).click()
  const added = clerk.getByRole('textbox', { name: /补充/ }).first()
  await expect(added).toHaveValue(words)
  await added.fill(`本月5日${words}`)
  await clerk.getByRole('button', { name: '保存' }).click()
  await clerk.getByRole('link', { name: '取消' }).click()
  await clerk.getByRole('button', { name: '报送' }).click()
  await expect(clerk.getByRole('region', { name: '办理状态' })).toContainText('已报送')

  await head.reload()
  await expect(head.getByRole('article')).toContainText(`本月5日${words}`)
  await head.getByRole('button', { name: '审定' }).click()
  await expect(head.getByRole('region', { name: '办理状态' })).toContainText('已审定')
})
