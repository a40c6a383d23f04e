import os from 'node:os'
import { parseArgs } from 'node:util'
import { chromium, type Page } from '@playwright/test'
import { DEMO_PASSWORD } from '@/lib/cli/seed'

/**
 * What a person on the road waits for, measured by hand: `npm run zhaoyin` is not needed, only a server that runs.
 *   node lib/cli/boot/run.mjs tests/bench/pages.ts --url http://localhost:3000 [--user staff1] [--runs 5]
 * Chromium at 390×844 with the processor slowed four times and a slow 4G network (150 ms, 1.6 Mbit/s down, 750 kbit/s up, as Lighthouse throttles);
 * nothing cached. Prints the median of the largest paint, the sum of layout shifts and the script that came over the wire.
 */
const SLOWER = 4
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 204_800, uploadThroughput: 96_000 }
const PAGES = ['/login', '/', '/visits/new', '/companies', '/visits', '/field']

type Seen = { lcp: number; cls: number; kilobytes: number }

async function look(page: Page, address: string): Promise<Seen> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.clearBrowserCache')
  await session.send('Network.emulateNetworkConditions', SLOW_4G)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  await page.goto(address, { waitUntil: 'load', timeout: 120_000 })
  // The largest paint may come after the load event; nothing asks for more then.
  await page.waitForLoadState('networkidle', { timeout: 120_000 }).catch(() => undefined)
  const seen = await page.evaluate(
    () =>
      new Promise<Seen>((resolve) => {
        const sum = { lcp: 0, cls: 0, kilobytes: 0 }
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum.lcp = entry.startTime
        }).observe({ type: 'largest-contentful-paint', buffered: true })
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum.cls += (entry.toJSON() as { value: number }).value
        }).observe({ type: 'layout-shift', buffered: true })
        const scripts = performance.getEntriesByType('resource').filter(({ name }) => name.includes('.js'))
        sum.kilobytes = scripts.reduce((all, one) => all + (one.toJSON().encodedBodySize ?? 0), 0) / 1024
        setTimeout(() => resolve(sum), 500)
      }),
  )
  await session.detach()
  return seen
}

const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:3000' },
    user: { type: 'string', default: 'staff1' },
    runs: { type: 'string', default: '5' },
  },
})
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }
const first = await browser.newPage(phone)
await first.goto(`${values.url}/login`)
await first.getByLabel('用户名').fill(values.user)
await first.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD)
await first.getByRole('button', { name: '登录', exact: true }).click()
await first.waitForURL((address) => !address.pathname.startsWith('/login'))
const storageState = await first.context().storageState()
process.stdout.write(`${os.cpus().length} cores, load ${os.loadavg()[0]?.toFixed(1)}\n`)
for (const address of PAGES) {
  const seen: Seen[] = []
  for (let run = 0; run < Number(values.runs); run++) {
    // A context of its own: nothing cached, no service worker. The sign-in page is looked at by nobody in particular.
    const context = await browser.newContext({
      ...phone,
      serviceWorkers: 'block',
      ...(address === '/login' ? {} : { storageState }),
    })
    seen.push(await look(await context.newPage(), values.url + address))
    await context.close()
  }
  const shown = (of: keyof Seen) => median(seen.map((one) => one[of]))
  process.stdout.write(
    `${address.padEnd(14)} LCP ${(shown('lcp') / 1000).toFixed(2)} s   CLS ${shown('cls').toFixed(4)}   JS ${Math.round(shown('kilobytes'))} KB\n`,
  )
}
await browser.close()
