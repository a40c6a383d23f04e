import { today } from '@/lib/kernel/clock'
import { refused } from '@/lib/kernel/errors'
import { returnIdleProjects } from '@/lib/ownership/commands/sweep'
import type { Command, Context } from './command'
import { print } from './output'

async function run({ store, format, args }: Context): Promise<number> {
  if (args[0] !== 'sweep' || args.length > 1) throw refused('请写 pool sweep。')
  const day = today()
  const swept = await returnIdleProjects(store.write, day)
  const { noticed, returned, cleared } = swept
  print(format, { day, ...swept }, [`${day}：预告 ${noticed} 个，退回公海 ${returned} 个，撤销预告 ${cleared} 个。`])
  return 0
}

export const pool: Command = {
  usage: 'pool sweep [--json]',
  help: '按设置的天数预告并退回无人推进的未签约项目；npm start 运行期间每天自动执行，重复执行不会重复退回。',
  run,
}
