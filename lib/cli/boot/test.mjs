import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { install } from './install.mjs'
import { alone } from './lock.mjs'
import { onModernNode } from './modern-node.mjs'
import { main, Stop, say } from './place.mjs'

const line = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

// `npm test` runs every stage, `npm test -- rooms journeys` the named ones. A failed stage does not stop the next.
await main(async () => {
  await onModernNode()
  await alone(install)
  const { STAGES } = await import('./stages.mjs')
  const { testSettings } = await import('./settings.mjs')
  const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(STAGES)
  const unknown = names.find((name) => !(name in STAGES))
  if (unknown) throw new Stop(`There is no stage ${unknown}; there are ${Object.keys(STAGES).join(', ')}.`)

  const scratch = mkdtempSync(path.join(tmpdir(), 'zhaoyin-test-'))
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true }))
  // Whatever a test or a browser leaves in a temporary folder goes with this one.
  const env = { ...testSettings(scratch), TMPDIR: scratch, NODE_ENV: 'test' }
  const total = { passed: 0, failed: 0, skipped: 0 }
  const summary = []
  for (const name of names) {
    say(`\n== ${name}`)
    const found = await STAGES[name](env, scratch).catch((error) => {
      say(error instanceof Stop ? error.message : error.stack)
      return { passed: 0, failed: 1, skipped: 0 }
    })
    for (const key of Object.keys(total)) total[key] += found[key]
    summary.push(`${name.padEnd(9)} ${line(found)}`)
  }
  process.stdout.write(`\n${summary.join('\n')}\n\n${line(total)}\n`)
  process.exitCode = total.failed > 0 ? 1 : 0
})
