import { today } from '@/lib/kernel/clock'
import { refused } from '@/lib/kernel/errors'
import { riseOverdueRequests } from '@/lib/requests/commands/rise'
import type { Command, Context } from './command'
import { print } from './output'

async function run({ store, format, args }: Context): Promise<number> {
  if (args[0] !== 'rise' || args.length > 1) throw refused('请写 requests rise。')
  const day = today()
  const risen = await riseOverdueRequests(store.write, day)
  print(format, { day, ...risen }, [`${day}：提级至专班 ${risen.taskForce} 件，提级至顶格协调 ${risen.top} 件。`])
  return 0
}

export const requests: Command = {
  usage: 'requests rise [--json]',
  help: '按设置的工作日把逾期未办结的诉求提级至专班、顶格协调；npm start 运行期间每天自动执行，重复执行不会重复提级。',
  run,
}
