import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { HOUSE, PLANTS } from './plants'
import { ROOT } from './sources'

type Violation = { from: string; rule: { name: string } }

const config: { forbidden: { name: string; comment: string }[] } = createRequire(import.meta.url)('./arrows.cjs')
const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** What the linter says, run as `npm run arrows` runs it, about a tree of these files: `rule file`, sorted. */
function violations(files: Record<string, string>): string[] {
  const root = mkdtempSync(path.join(tmpdir(), 'zhaoyin-arrows-'))
  folders.push(root)
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    writeFileSync(path.join(root, file), text)
  }
  cpSync(path.join(ROOT, 'tests/architecture'), path.join(root, 'tests/architecture'), { recursive: true })
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(root, 'node_modules'))
  const linter = path.join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const args = ['--config', 'tests/architecture/arrows.cjs', '--output-type', 'json', 'app', 'lib', 'components']
  const { stdout, stderr } = spawnSync(process.execPath, [linter, ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  if (!stdout) throw new Error(stderr)
  const found: Violation[] = JSON.parse(stdout).summary.violations
  return [...new Set(found.map(({ from, rule }) => `${rule.name} ${from}`))].sort()
}

const planted = Object.assign({}, ...Object.values(PLANTS)) as Record<string, string>

test('a clean house has no violation', () => {
  expect(violations(HOUSE)).toEqual([])
})

test('every arrow has a planted violation and a remedy', () => {
  expect(config.forbidden.map(({ name }) => name).sort()).toEqual(Object.keys(PLANTS).sort())
  expect(config.forbidden.filter(({ comment }) => comment.length < 20)).toEqual([])
})

test('each planted violation is caught by its arrow', () => {
  const found = violations({ ...HOUSE, ...planted })
  const missed = Object.entries(PLANTS).flatMap(([rule, files]) =>
    Object.keys(files)
      .map((file) => `${rule} ${file}`)
      .filter((line) => !found.includes(line)),
  )
  // A cycle is named once, from the file it was met at first.
  expect(missed).toEqual(['no-cycles lib/visits/e.ts'])
})
