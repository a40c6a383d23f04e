import type { Role } from '@/lib/kernel/terms'
import { expect, test } from './colleagues'

/** What each role finds at its left hand (DOMAIN.md, Who uses it). */
const READING = ['工作台', '走访', '日程', '诉求', '企业', '项目', '公海', '归属', '推介活动', '批示', '目标', '月报']
/** Whoever reviews others also finds the week. */
const REVIEWING = READING.toSpliced(-1, 0, '周督查')
/** Whoever goes out to companies has the page of the road. */
const OUT = (places: string[]) => places.toSpliced(3, 0, '外勤')
const NAVIGATION: Record<Role, string[]> = {
  staff: OUT(READING),
  manager: [...OUT(REVIEWING).toSpliced(9, 0, '认定', '重复项'), '台账导入', '设置'],
  leader: REVIEWING,
  auditor: [...REVIEWING, '审计'],
  admin: ['工作台', '目标', '审计', '设置'],
}

for (const [role, places] of Object.entries(NAVIGATION) as [Role, string[]][]) {
  test(`${role} sees the ways of ${role}, and each leads somewhere`, async ({ as }) => {
    const page = await as(role)
    await page.goto('/')
    const links = page.getByRole('navigation', { name: '主导航' }).getByRole('link')
    await expect(links).toHaveText(places)
    const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
    for (const href of hrefs) expect((await page.request.get(href)).status(), href).toBe(200)
  })
}

test.describe('what is not yours is not there', () => {
  test.use({ expectedNoise: [/404/] })

  test("another unit's project, visit and event", async ({ as }) => {
    const [leader, staff] = [await as('leader'), await as('staff', 2)]
    for (const list of ['/projects', '/visits', '/events']) {
      await leader.goto(`${list}?unit=shinan-finance`)
      const href = await leader.getByRole('table').locator('tbody tr').first().getByRole('link').getAttribute('href')
      expect((await leader.goto(href ?? ''))?.status()).toBe(200)
      expect((await staff.goto(href ?? ''))?.status(), href ?? list).toBe(404)
      await expect(staff.getByRole('heading', { name: '没有找到' })).toBeVisible()
      expect((await staff.goto(`${list}/no-such-record`))?.status()).toBe(404)
      await expect(staff.getByRole('heading', { name: '没有找到' })).toBeVisible()
    }
  })

  test('any business for an admin', async ({ as }) => {
    const page = await as('admin')
    for (const path of [
      '/companies',
      '/visits',
      '/projects',
      '/projects/board',
      '/claims',
      '/pool',
      '/cases',
      '/duplicates',
      '/events',
      '/reports',
      '/imports',
      '/visits/new',
      '/metrics/visits',
    ])
      expect((await page.goto(path))?.status(), path).toBe(404)
    for (const path of ['/api/exports/companies', '/api/exports/visits', '/api/paste'])
      expect((await page.request.get(path)).status(), path).toBe(404)
    for (const path of [
      '/api/search?q=青岛',
      '/api/companies/options?q=青岛',
      '/api/companies/similar?name=青岛',
      '/api/projects/similar?name=青岛',
    ])
      expect(await (await page.request.get(path)).text(), path).not.toMatch(/青岛/)
  })
})
