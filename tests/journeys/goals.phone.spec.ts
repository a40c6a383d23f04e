import { expect, test } from './journey'
import { signIn } from './people'

test('three goals are answered without scrolling: on time or not, and what would close the gap', async ({ page }) => {
  await signIn(page, 'leader')
  await page.goto('/goals')
  const goals = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('progressbar') })
  const bar = await page.getByRole('navigation', { name: '底部导航' }).boundingBox()
  for (const goal of [goals.nth(0), goals.nth(1), goals.nth(2)]) {
    await expect(goal.getByText(/超序时|达序时|欠序时/).first()).toBeVisible()
    await expect(goal).toContainText(/预测/)
    await expect(goal).toContainText(/仍差约|预计可以补齐|目标已完成/)
    const box = await goal.boundingBox()
    expect((box?.y ?? Number.POSITIVE_INFINITY) + (box?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0)
  }
  // Those furthest behind stand first.
  await expect(goals.first()).toContainText('欠序时')
})
