import { at, say } from './place.mjs'
import { run, tsx } from './processes.mjs'

/** After the start, so that a server that has just come up answers people first; then once a day. */
const FIRST_MS = 10 * 60_000
const DAY_MS = 24 * 60 * 60_000
/** Idle leads go to the pool; uploads that no form kept go away. */
const DAILY = [
  ['pool', 'sweep'],
  ['files', 'collect'],
]

/**
 * What the command line does once a day while the server runs, in a process of its own: a failure is logged and harms nobody. Several
 * servers may do it on one database; the commands do once what is asked for several times.
 */
export function daily(env, { first = FIRST_MS, every = DAY_MS, commands = DAILY } = {}) {
  const cli = at('lib', 'cli', 'main.ts')
  const all = async () => {
    for (const command of commands) {
      const code = await run(...tsx(cli, ...command), { env }).then(
        (ended) => ended.code,
        (error) => error.message,
      )
      if (code !== 0) say(`每日任务失败 Daily task failed: ${command.join(' ')} (${code})`)
    }
  }
  // Neither keeps the process alive: the server alone decides when it ends.
  setTimeout(() => {
    all()
    setInterval(all, every).unref()
  }, first).unref()
}
