import { install } from './install.mjs'
import { alone } from './lock.mjs'
import { onModernNode } from './modern-node.mjs'
import { at, main } from './place.mjs'
import { must, run, tsx } from './processes.mjs'

// Everything that needs a modern Node or an installed package is imported after both are there.
await main(async () => {
  await onModernNode()
  const { settings } = await import('./settings.mjs')
  const { build } = await import('./build.mjs')
  const { portIsFree, serve } = await import('./serve.mjs')
  const { announce } = await import('./announce.mjs')

  const env = await alone(async () => {
    const env = settings()
    await portIsFree(env.PORT)
    await install()
    const cli = at('lib', 'cli', 'main.ts')
    await must(
      '数据库升级失败，原因见上。 The database could not be migrated; the reason is above.',
      ...tsx(cli, 'migrate'),
      { env },
    )
    if (env.ZHAOYIN_DEMO !== '0') {
      await must(
        '演示数据装载失败，原因见上。 The demo district could not be loaded.',
        ...tsx(cli, 'seed', 'demo', '--if-first-run', '--json'),
        { env, capture: true },
      )
    }
    await build()
    return env
  })
  const accounts = run(...tsx(at('lib', 'cli', 'main.ts'), 'demo-accounts', '--json'), { env, capture: true })
  const found = await accounts
  await serve(env)
  announce(env, found.code === 0 ? found.text : '')
})
