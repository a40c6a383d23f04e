import { install } from './install.mjs'
import { alone } from './lock.mjs'
import { onModernNode } from './modern-node.mjs'
import { at, main } from './place.mjs'
import { must, tsx } from './processes.mjs'

/** Migrates, and on the first run loads the demo district unless none is wanted. Answers its accounts, if it has any. */
async function prepareData(env) {
  const cli = at('lib', 'cli', 'main.ts')
  const sentence = '数据库准备失败，原因见上。 The database could not be prepared; the reason is above.'
  const wanted = env.ZHAOYIN_DEMO === '0' ? ['migrate', '--json'] : ['seed', 'demo', '--if-first-run', '--json']
  const { accounts = [] } = JSON.parse(await must(sentence, ...tsx(cli, ...wanted), { env, capture: true }))
  return accounts
}

// Everything that needs a modern Node or an installed package is imported after both are there.
await main(async () => {
  await onModernNode()
  const { settings } = await import('./settings.mjs')
  const { build } = await import('./build.mjs')
  const { announce, portIsFree, serve } = await import('./serve.mjs')

  const { env, accounts } = await alone(async () => {
    const env = settings()
    await portIsFree(env.PORT)
    await install()
    const accounts = await prepareData(env)
    await build()
    return { env, accounts }
  })
  await serve(env)
  announce(env, accounts)
})
