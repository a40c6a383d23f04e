import { install } from './install.mjs'
import { alone } from './lock.mjs'
import { onModernNode } from './modern-node.mjs'
import { main } from './place.mjs'
import { run, tsx } from './processes.mjs'

// `node lib/cli/boot/run.mjs FILE.ts …`: one TypeScript file of the project with the same Node, packages and settings
// as `npm start`, its standard output untouched.
await main(async () => {
  await onModernNode()
  const { settings } = await import('./settings.mjs')
  const env = await alone(async () => {
    await install()
    return settings()
  })
  const [file, ...args] = process.argv.slice(2)
  const { code } = await run(...tsx(file, ...args), { env, stdout: 'inherit' })
  process.exit(code)
})
