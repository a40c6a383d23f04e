import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

// Playwright loads this file again in every worker; what the first reading chose reaches them by the environment.
if (!process.env.JOURNEYS_FOLDER) {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhaoyin-journeys-'))
  process.env.JOURNEYS_FOLDER = folder
  process.env.JOURNEYS_PORT = String(await freePort())
  process.env.JOURNEYS_EMPTY_PORT = String(await freePort())
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
}
const { JOURNEYS_FOLDER: folder = '', JOURNEYS_PORT: port = '', JOURNEYS_EMPTY_PORT: emptyPort = '' } = process.env
const outputFile = process.env.PLAYWRIGHT_JSON_OUTPUT_FILE

const chromium = {
  ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  // Without a UTF-8 locale Chromium saves a file with a Chinese name as “download”.
  env: { ...process.env, LC_ALL: 'C.UTF-8' },
}

const server = (at: string, env: Record<string, string>) => ({
  command: `"${process.execPath}" tests/journeys/server/serve.mjs`,
  cwd: path.join(import.meta.dirname, '../..'),
  env,
  url: `http://127.0.0.1:${at}/api/health`,
  // A first run builds.
  timeout: 15 * 60_000,
  stdout: 'pipe' as const,
  gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 10_000 },
})

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }
const DESK = { viewport: { width: 1440, height: 900 } }

/**
 * Journeys run on a phone and on a desk; `*.phone.spec.ts` and `*.desk.spec.ts` on theirs alone. `*.alone.spec.ts` measure the server, or
 * keep its one writer busy: they come last, one after the other.
 */
export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: path.join(import.meta.dirname, '../../test-results'),
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // A loaded machine may be slow once; a journey that fails twice is broken. Each repetition is reported as flaky.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ...(outputFile ? [['json', { outputFile }] as const] : [])],
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'zh-CN',
    // Journeys that are about it open a phone of their own (phone.ts); in all others a page is what the server answers.
    serviceWorkers: 'block',
    timezoneId: 'Asia/Shanghai',
    launchOptions: chromium,
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'phone', testIgnore: ['**/*.desk.spec.ts', '**/*.alone.spec.ts'], use: PHONE },
    { name: 'desk', testIgnore: ['**/*.phone.spec.ts', '**/*.alone.spec.ts'], use: DESK },
    { name: 'alone', testMatch: '**/*.alone.spec.ts', dependencies: ['phone', 'desk'], workers: 1, use: DESK },
  ],
  webServer: [
    server(port, { JOURNEYS_FOLDER: folder, JOURNEYS_PORT: port }),
    // For the first run, which a district has only once.
    server(emptyPort, { JOURNEYS_FOLDER: path.join(folder, 'empty'), JOURNEYS_PORT: emptyPort, JOURNEYS_EMPTY: '1' }),
  ],
})
