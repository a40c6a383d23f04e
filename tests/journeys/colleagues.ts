import type { BrowserContext, Page } from '@playwright/test'
import type { Role } from '@/lib/kernel/terms'
import { test as base, expect } from './journey'
import { signIn } from './people'

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>
type Fixtures = {
  /** The page of a person: the journey's own for the first, then each in a browser of his own. Nobody here may sign out everywhere: the session is shared. */
  as: (role: Role, n?: number) => Promise<Page>
}

/** One sign-in per person and worker; the rest of the worker's journeys go on with its session. */
const sessions = new Map<string, Cookies>()

/** Journeys in which several people take part, each as watched as the first. */
export const test = base.extend<Fixtures>({
  as: async ({ browser, page: own, expectedNoise }, use) => {
    const heard: string[] = []
    const open: BrowserContext[] = []
    const another = async () => {
      const context = await browser.newContext()
      open.push(context)
      context.on('weberror', (error) => heard.push(String(error.error())))
      context.on('console', (message) => {
        if (message.type() === 'error') heard.push(`${message.text()} ${message.location().url}`)
      })
      return context.newPage()
    }
    let first = true
    await use(async (role, n = 1) => {
      const key = `${role}${n}`
      const page = first ? own : await another()
      first = false
      const known = sessions.get(key)
      if (known) await page.context().addCookies(known)
      else {
        await signIn(page, role, n)
        sessions.set(key, await page.context().cookies())
      }
      return page
    })
    for (const context of open) await context.close()
    expect(
      heard.filter((line) => !expectedNoise.some((expected) => expected.test(line))),
      'what a browser complained of',
    ).toEqual([])
  },
})

export { expect }

/** A word that no other record has, so that a journey finds its own and may run twice on one database. */
export const unique = () => Date.now().toString(36).slice(-6).toUpperCase() + String(process.pid % 100).padStart(2, '0')
