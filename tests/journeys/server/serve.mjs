import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build, SERVER } from '../../../lib/cli/boot/build.mjs'
import { alone } from '../../../lib/cli/boot/lock.mjs'
import { at, main } from '../../../lib/cli/boot/place.mjs'
import { must, run, tsx } from '../../../lib/cli/boot/processes.mjs'
import { testSettings } from '../../../lib/cli/boot/settings.mjs'
import { ownDatabase } from './database.mjs'

// The product as it is shipped, over a fresh demo district, or with JOURNEYS_EMPTY nothing at all, that goes when the journeys are over.
await main(async () => {
  const { JOURNEYS_FOLDER: folder, JOURNEYS_PORT: port, JOURNEYS_EMPTY: empty } = process.env
  mkdirSync(folder, { recursive: true })
  await alone(build)
  const database = await ownDatabase(testSettings(folder).DATABASE_URL)
  const env = {
    ...testSettings(folder),
    DATABASE_URL: database.url,
    PORT: port,
    HOSTNAME: '127.0.0.1',
    NEXTAUTH_URL: `http://localhost:${port}`,
    NODE_ENV: 'production',
  }
  const cli = at('lib', 'cli', 'main.ts')
  try {
    const begin = empty ? ['migrate'] : ['seed', 'demo']
    const made = await must('No database.', ...tsx(cli, ...begin, '--json'), { env, capture: true })
    if (!empty) writeFileSync(path.join(folder, 'demo.json'), made)
    await run(process.execPath, [SERVER], { env: { ...env, SQL_LOG: path.join(folder, 'sql.log') } })
  } finally {
    await database.drop()
  }
})
