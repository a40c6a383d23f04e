import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { browser } from './browser.mjs'
import { build } from './build.mjs'
import { alone } from './lock.mjs'
import { at } from './place.mjs'
import { run } from './processes.mjs'

/** What a stage found. A stage that ran nothing has failed: silence is not success. */
const counts = (passed, failed, skipped = 0) => ({ passed, failed: passed + failed === 0 ? 1 : failed, skipped })

const bin = (...parts) => at('node_modules', ...parts)

async function check(env, ...steps) {
  for (const [file, ...args] of steps) {
    const { code } = await run(process.execPath, [file, ...args], { env })
    if (code !== 0) return counts(0, 1)
  }
  return counts(1, 0)
}

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined)

async function rooms(env, scratch) {
  const file = path.join(scratch, 'vitest.json')
  const args = [
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]
  const { code } = await run(process.execPath, [bin('vitest', 'vitest.mjs'), ...args], { env })
  const found = read(file)
  if (!found) return counts(0, 1)
  // A file that fails before its first test has no failed test to its name, only a failed suite.
  const unread = found.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0)
  const failed = found.numFailedTests + unread.length
  const skipped = found.numPendingTests + found.numTodoTests
  return counts(found.numPassedTests, failed === 0 && code !== 0 ? 1 : failed, skipped)
}

async function journeys(env, scratch) {
  const CHROMIUM_PATH = await browser()
  await alone(build)
  const file = path.join(scratch, 'journeys.json')
  const args = ['test', '--config', 'tests/journeys/playwright.config.ts']
  const { code } = await run(process.execPath, [bin('@playwright', 'test', 'cli.js'), ...args], {
    env: { ...env, CHROMIUM_PATH, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  })
  const found = read(file)
  if (!found) return counts(0, 1)
  const { expected, flaky, skipped, unexpected } = found.stats
  const failed = unexpected + (unexpected === 0 ? found.errors.length : 0)
  return counts(expected + flaky, failed === 0 && code !== 0 ? 1 : failed, skipped)
}

/** The stages of `npm test` in order: name → what it found, from the environment and a folder for its reports. */
export const STAGES = {
  lint: (env) => check(env, [bin('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', '.']),
  arrows: (env) =>
    check(env, [
      bin('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
      '--config',
      'tests/architecture/arrows.cjs',
      'app',
      'lib',
      'components',
    ]),
  types: (env) =>
    check(
      env,
      [bin('next', 'dist', 'bin', 'next'), 'typegen'],
      [bin('typescript', 'bin', 'tsc'), '--noEmit', '-p', '.'],
    ),
  rooms,
  journeys,
}
