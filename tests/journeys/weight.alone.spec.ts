import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './colleagues'
import { ROUTES } from './routes'

/** Kilobytes of compressed script of a bare page of Next and React, and what a list or a detail page may add to it. */
const BARE = 132
const OWN = 40
/** Lists and details: the statements that one look may cost, the frame's included. */
const STATEMENTS: Record<string, number> = {
  '(app)/companies': 11,
  '(app)/companies/[id]': 20,
  '(app)/visits': 12,
  '(app)/visits/[id]': 14,
  '(app)/projects': 13,
  // Its facts with evidence, gates, goals, credit, cases and likely doubles: each room asks for its own, and what is said and asked about it.
  '(app)/projects/[id]': 52,
  '(app)/events': 9,
  '(app)/events/[id]': 11,
  // A page of claims judged, and one of them opened with its project, papers and history.
  '(app)/claims': 56,
  // Every figure is its own question, asked once until something changes.
  '(app)/goals': 111,
  '(app)/metrics/[key]': 31,
  // Three questions for each of four metrics, and one for each list, whatever the number of people.
  '(app)/review': 46,
  '(app)/instructions': 11,
  '(app)/instructions/[id]': 10,
  '(app)/reports/[period]': 301,
}

const LOG = path.join(process.env.JOURNEYS_FOLDER ?? '', 'sql.log')
const asked = () => readFileSync(LOG, 'utf8').split('\n').length

/** Waits until nobody asks: after an import the server still looks for likely doubles, and a page must not pay for that. */
async function quiet(): Promise<void> {
  let last = -1
  const still = () => {
    const before = last
    last = asked()
    return last === before
  }
  await expect.poll(still, { intervals: [1_500], timeout: 150_000 }).toBe(true)
}
test.setTimeout(200_000)

/** What one look at a page asks the database. The lower of two: the clock's jobs and the session's minute may fall into one of them. */
async function fewestStatements(page: Page, at: string): Promise<number> {
  const looks: number[] = []
  for (let look = 0; look < 2; look++) {
    await quiet()
    const before = asked()
    await page.goto(at, { waitUntil: 'load' })
    looks.push(asked() - before)
  }
  return Math.min(...looks)
}

/** Kilobytes of script, as they came over the wire. */
const weightOf = (page: Page) =>
  page.evaluate(() => {
    const scripts = performance.getEntriesByType('resource').filter((entry) => entry.name.includes('.js'))
    return Math.round(scripts.reduce((sum, entry) => sum + (entry.toJSON().encodedBodySize ?? 0), 0) / 1024)
  })

for (const [name, most] of Object.entries(STATEMENTS))
  test(`${name} ships little and asks little`, async ({ as }) => {
    const route = ROUTES[name]
    if (!route || route.as === 'anybody' || route.as === 'nobody') throw new Error(`${name} is no signed-in page`)
    const page = await as(route.as)
    const at = typeof route.at === 'string' ? route.at : await route.at(page)
    // What keeps the phone asks for itself a second later, at no page's expense.
    await page.route('**/api/field/**', (route) => route.fulfill({ status: 204 }))
    const statements = await fewestStatements(page, at)
    const kilobytes = await weightOf(page)
    test.info().annotations.push({ type: 'measured', description: `${kilobytes} KB, ${statements} statements` })
    expect(statements).toBeGreaterThan(0)
    expect.soft(statements, 'statements').toBeLessThanOrEqual(most)
    expect(kilobytes).toBeGreaterThan(50)
    expect.soft(kilobytes, 'kilobytes of script').toBeLessThanOrEqual(BARE + OWN)
  })

/** What the form on the road may add to a bare page of the same server, in kilobytes of compressed script. */
const FORM = 80

test('the visit form ships little more than a bare page, and nothing in it jumps', async ({ as, browser }) => {
  const bare = await browser.newPage()
  await bare.goto('/login', { waitUntil: 'load' })
  const least = await weightOf(bare)
  await bare.close()
  const page = await as('staff')
  await page.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry.toJSON() as { value: number }).value)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto('/visits/new', { waitUntil: 'load' })
  const first = await weightOf(page)
  // The phone's own knowledge has been read when the form offers what is unfinished or keeps what is typed.
  await page.getByLabel('洽谈内容').fill('试')
  test.info().annotations.push({ type: 'measured', description: `bare ${least} KB, form ${first} KB` })
  expect(least).toBeGreaterThan(50)
  expect(first - least, 'kilobytes more than a bare page').toBeLessThanOrEqual(FORM)
  const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)
  expect(
    shifts.reduce((sum, shift) => sum + shift, 0),
    'layout shift',
  ).toBe(0)
})
