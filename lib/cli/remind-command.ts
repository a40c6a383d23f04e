import { today } from '@/lib/kernel/clock'
import { refused } from '@/lib/kernel/errors'
import { isDay } from '@/lib/kernel/month'
import { remind as keep } from '@/lib/reminders/remind.commands'
import type { Command } from './command'
import { print } from './output'

export const remind: Command = {
  usage: 'remind [--day YYYY-MM-DD] [--json]',
  help: '计算某一天（默认今天）的提醒并写入各人的消息；重复执行不会重复提醒，不再成立的自动办结。',
  options: { day: 'text' },
  run: async ({ store, format, args, options }) => {
    const day = options.day === undefined ? today() : String(options.day)
    if (args.length > 0 || !isDay(day)) throw refused('请写 remind 或 remind --day 2026-11-22。')
    const done = await keep(store, day)
    const { told, settled, back } = done
    print(format, { day, ...done }, [`${day}：新提醒 ${told} 条，办结 ${settled} 条，重新提醒 ${back} 条。`])
    return 0
  },
}
