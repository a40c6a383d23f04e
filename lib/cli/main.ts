import { parseArgs } from 'node:util'
import { store } from '@/lib/db/store'
import { Problem } from '@/lib/kernel/errors'
import type { Command } from './command'
import { COMMANDS } from './commands'
import { operator } from './operator'
import { printProblem } from './output'
import { prepare } from './prepare'

const HELP = { help: { type: 'boolean' }, json: { type: 'boolean' } } as const

async function main([name = 'help', ...rest]: string[]): Promise<number> {
  const command = COMMANDS[name]
  if (!command) return usage(name === 'help' || name === '--help' ? undefined : name)
  const options = Object.entries(command.options ?? {}).map(
    ([key, kind]) => [key, { type: kind === 'flag' ? ('boolean' as const) : ('string' as const) }] as const,
  )
  let parsed: { values: Record<string, string | boolean | undefined>; positionals: string[] }
  try {
    parsed = parseArgs({ args: rest, options: { ...HELP, ...Object.fromEntries(options) }, allowPositionals: true })
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n用法：npm run zhaoyin -- ${command.usage}\n`)
    return 2
  }
  if (parsed.values.help) {
    process.stdout.write(`npm run zhaoyin -- ${command.usage}\n${command.help}\n`)
    return 0
  }
  return perform(command, parsed.positionals, parsed.values)
}

async function perform(
  command: Command,
  args: string[],
  options: Record<string, string | boolean | undefined>,
): Promise<number> {
  const format = { json: options.json === true }
  try {
    if (!command.bare) await prepare(store())
    return await command.run({
      store: store(),
      format,
      args,
      options,
      operator: (role) => operator(store().read, role),
    })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    printProblem(format, error)
    return 1
  } finally {
    await store().close()
  }
}

function usage(unknown?: string): number {
  const lines = Object.values(COMMANDS).map((command) => `  ${command.usage}\n      ${command.help}`)
  const out = unknown ? process.stderr : process.stdout
  if (unknown) out.write(`没有命令“${unknown}”。\n`)
  out.write(`用法：npm run zhaoyin -- 命令 [参数] [--json]\n${lines.join('\n')}\n`)
  return unknown ? 2 : 0
}

process.exitCode = await main(process.argv.slice(2))
