import type { BrowserContext, Page } from '@playwright/test'
import { test as base, expect, unique } from './colleagues'
import { type Line, openLine } from './line'
import { account } from './people'

type Fixtures = {
  /** The line between this journey's phone and the server. */
  line: Line
  /** A phone that keeps its store and its service worker while pages come and go. */
  phone: BrowserContext
}

/** Journeys of a phone that loses its network. */
export const test = base.extend<Fixtures>({
  line: async ({ baseURL }, use) => {
    const line = await openLine(baseURL ?? '')
    await use(line)
    await line.close()
  },
  phone: async ({ browser, line }, use) => {
    const phone = await browser.newContext({ baseURL: line.origin, serviceWorkers: 'allow' })
    const thrown: string[] = []
    phone.on('weberror', (error) => thrown.push(String(error.error())))
    await use(phone)
    await phone.close()
    expect(thrown, 'what a page threw').toEqual([])
  },
})
export { expect, unique }

/** Signs in on the phone, and waits until it can do without a network. */
export async function prepare(page: Page, n: number): Promise<void> {
  const person = account('staff', n)
  await page.goto('/login?next=%2Ffield')
  await page.getByLabel('用户名').fill(person.username)
  await page.getByLabel('密码', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('heading', { name: '待跟进' })).toBeVisible()
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
}

export async function cut(phone: BrowserContext, line: Line): Promise<void> {
  line.up = false
  await phone.setOffline(true)
}

export async function mend(phone: BrowserContext, line: Line): Promise<void> {
  line.up = true
  await phone.setOffline(false)
}

const form = (page: Page) => page.locator('#visit')
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Writes a visit to one of the last companies, with a photo if it has a name, and saves it. */
export async function write(page: Page, said: string, photo?: string): Promise<void> {
  // Another address first, and shown, so that the same one again is a new form: two in one breath are none to the page.
  await page.goto('/field#drafts')
  const tabs = page.getByRole('navigation', { name: '外勤导航' })
  await expect(tabs.getByRole('link', { name: '待发送' })).toHaveAttribute('aria-current', 'page')
  await page.goto('/field#write')
  await form(page).getByRole('group', { name: '最近走访的企业' }).getByRole('button').first().click()
  await form(page).getByLabel('洽谈内容').fill(said)
  if (photo) {
    await form(page).getByText('现场照片和材料').click()
    await form(page)
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: photo, mimeType: 'image/png', buffer: PHOTO })
    await expect(form(page).getByText('随走访一起发送')).toBeVisible()
  }
  await form(page).getByRole('button', { name: '保存' }).click()
}

/** Says that it lies on the phone. */
export const kept = (page: Page) => expect(page.getByText('已保存在本机，有信号后自动发送')).toBeVisible()

/** The draft cards of a state, as the shell's list shows them. */
export const cards = (page: Page, state: string) =>
  page.getByRole('region', { name: new RegExp(`^${state}`) }).getByRole('listitem')

/** How many visits the server has of what was said, seen by somebody else's eyes than the phone's. */
export async function visitsOn(desk: Page, said: string): Promise<number> {
  await desk.goto(`/visits?q=${encodeURIComponent(said)}`)
  await expect(desk.getByRole('heading', { name: '走访', level: 1 })).toBeVisible()
  return desk.getByRole('row', { name: said }).count()
}

/** From the list of visits: the one that said this has exactly one file. */
export async function expectOneFile(desk: Page, said: string): Promise<void> {
  await desk.getByRole('row', { name: said }).getByRole('link').first().click()
  await expect(desk.getByRole('main').getByText(said).first()).toBeVisible()
  const files = desk.locator('main a[href^="/api/files/"], main img[src^="/api/files/"]')
  await expect(files.first()).toBeVisible()
  const ids = await files.evaluateAll((all) =>
    all.map((one) => new URL(one.getAttribute('href') ?? one.getAttribute('src') ?? '', location.href).pathname),
  )
  expect(new Set(ids).size).toBe(1)
}

/** When the drafts on the phone were last kept; the same again while the phone is at rest. */
export const lastKept = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<string>((done, fail) => {
        const opening = indexedDB.open('zhaoyin-field')
        opening.onerror = () => fail(opening.error)
        opening.onsuccess = () => {
          const all = opening.result.transaction('drafts').objectStore('drafts').getAll()
          all.onsuccess = () => {
            opening.result.close()
            done(JSON.stringify(all.result.map(({ id, savedAt }) => [id, savedAt])))
          }
        }
      }),
  )
