import { globSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { test as base, expect } from './colleagues'
import { looksRight } from './looks'
import { ALSO, MISSING, ROUTES } from './routes'

const APP = path.join(import.meta.dirname, '../../app')

let kept: Page | undefined

/** One window per worker, as a person has one all day: a new one for each page starts the browser's renderer and the page's scripts from nothing. */
const test = base.extend({
  page: async ({ browser }, use) => {
    kept ??= await (await browser.newContext()).newPage()
    await use(kept)
    await kept.context().clearCookies()
    // Nothing of this page goes on under the next one.
    await kept.goto('about:blank')
  },
})

test('the table of pages is the list of pages', () => {
  const pages = globSync('**/page.tsx', { cwd: APP }).map((file) => path.dirname(file))
  expect(Object.keys(ROUTES).toSorted()).toEqual(pages.toSorted())
})

test.use({ expectedNoise: [/404/] })

for (const [name, { as: who, at }] of Object.entries({ ...ROUTES, ...ALSO })) {
  // The first-run page has an installation and a journey of its own.
  if (who === 'nobody') continue
  test(`nothing is wrong with the looks of ${name}`, async ({ as, page }) => {
    if (who !== 'anybody') await as(who)
    await page.goto(typeof at === 'string' ? at : await at(page))
    const nothing = page.getByRole('heading', { name: '没有找到' })
    if (name === MISSING) await expect(nothing).toBeVisible()
    else {
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
      await expect(nothing).toHaveCount(0)
    }
    await looksRight(page)
  })
}
