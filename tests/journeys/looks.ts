import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './journey'

/** The rules that a theme can break; the others see no colour. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block']

/** The rules the library brings, in their short form: it would itself put the long one, 1.5 MB, into the page four times. */
const RULES = readFileSync(
  createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
)
/** For the builder, when the rules are in the page already. */
const THERE = ';'

/** What axe finds serious or critical in one look. */
async function findings(page: Page, theme: 'light' | 'dark'): Promise<string[]> {
  await page.evaluate((look) => {
    document.documentElement.dataset.theme = look
    // Halfway from one theme to the other a button has neither's colours.
    for (const change of document.getAnimations()) if (change instanceof CSSTransition) change.finish()
    return document.fonts.ready
  }, theme)
  // The usual mode opens a second page for every look, for frames of other sites; there are none.
  const axe = new AxeBuilder({ page, axeSource: THERE }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  if (theme === 'dark') axe.withRules(OF_COLOUR)
  const { violations } = await axe.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${theme} ${id}: ${node.html.slice(0, 160)}`))
}

/** Pixels by which a page is wider than its window: people would have to scroll sideways to read it. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Markup does not know its database: the run on PostgreSQL opens every page as well, and leaves the reading of it to the run on SQLite. */
const READ = !process.env.DATABASE_URL?.startsWith('postgres')

/** Nothing serious for axe in light and dark, and nothing that runs out of the window. */
export async function looksRight(page: Page): Promise<void> {
  const at = new URL(page.url()).pathname
  expect.soft(await overflow(page), `${at} is wider than its window`).toBeLessThanOrEqual(0)
  if (!READ) return
  await page.evaluate(RULES)
  expect.soft([...(await findings(page, 'light')), ...(await findings(page, 'dark'))], at).toEqual([])
}
