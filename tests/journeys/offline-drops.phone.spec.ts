import type { Fate } from './line'
import { cards, cut, expect, expectOneFile, kept, mend, prepare, test, unique, visitsOn, write } from './phone'

test.setTimeout(300_000)

/** What the phone asks on its way: one photo and three visits. */
const REQUESTS = ['POST /api/files', 'POST /api/outbox', 'POST /api/outbox', 'POST /api/outbox']

for (const fate of ['lost', 'answer-lost'] as const satisfies Fate[])
  test(`whatever request is ${fate}, three visits and one file arrive`, async ({ phone, line, as }) => {
    const page = await phone.newPage()
    await prepare(page, 2)
    const desk = await as('staff', 2)
    for (const [at] of REQUESTS.entries()) {
      const said = `断网${unique()}`
      await cut(phone, line)
      await write(page, `${said} 甲`, `${said}.png`)
      await kept(page)
      for (const which of ['乙', '丙']) {
        await write(page, `${said} ${which}`)
        await kept(page)
      }
      await page.goto('/field#drafts')
      let seen = -1
      let broken = 0
      line.fate = (method, path) => {
        if (method !== 'POST' || !/files|outbox/.test(path)) return 'pass'
        seen += 1
        if (seen !== at) return 'pass'
        broken += 1
        return fate
      }
      await mend(phone, line)
      await expect(cards(page, '待发送')).toHaveCount(0, { timeout: 30_000 })
      await expect(cards(page, '需处理')).toHaveCount(0)
      expect(broken, REQUESTS[at]).toBe(1)
      line.fate = () => 'pass'
      expect(await visitsOn(desk, said), `${REQUESTS[at]} ${at} ${fate}`).toBe(3)
      await expectOneFile(desk, `${said} 甲`)
    }
  })
