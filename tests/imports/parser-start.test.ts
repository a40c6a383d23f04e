import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { runWorker } from '@/lib/imports/read/read-workbook'
import { expectNoise } from '../world/noise'

const folder = mkdtempSync(path.join(tmpdir(), 'zhaoyin-parser-'))
const parser = (name: string, source: string) => {
  const file = path.join(folder, name)
  writeFileSync(file, source)
  return file
}
const POST = "import { parentPort } from 'node:worker_threads'\n"

test.each([
  ['is not there', path.join(folder, 'missing.mjs')],
  ['lacks a package', parser('package.mjs', "import 'no-such-package'\n")],
  ['ends at once', parser('ends.mjs', 'process.exit(1)\n')],
])('a parser that %s is no damaged file', async (_what, file) => {
  const heard = expectNoise()
  await expect(runWorker(file, {})).rejects.toMatchObject({
    code: 'refused',
    fields: { '': [expect.stringContaining('无法启动解析程序')] },
  })
  expect(heard().join()).toContain('did not start')
})

test('a parser that breaks over the file says so of the file', async () => {
  const breaks = parser(
    'breaks.mjs',
    `${POST}parentPort.postMessage({ started: true })\nsetImmediate(() => process.exit(1))\n`,
  )
  await expect(runWorker(breaks, {})).rejects.toMatchObject({ fields: { '': [expect.stringContaining('已损坏')] } })
})
