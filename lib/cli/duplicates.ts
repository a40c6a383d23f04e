import { restartSweep, sweepAll } from '@/lib/duplicates/sweep.commands'
import { refused } from '@/lib/kernel/errors'
import type { Command } from './command'
import { print } from './output'

export const duplicates: Command = {
  usage: 'duplicates scan [--all] [--json]',
  help: '比对上次以来有变动的企业和项目，登记疑似重复项；--all 从头比对全部。已有的处理意见不受影响。',
  options: { all: 'flag' },
  run: async ({ store, format, args, options }) => {
    if (args[0] !== 'scan') throw refused('用法：duplicates scan [--all]')
    if (options.all) await restartSweep(store.write)
    const { compared, found } = await sweepAll(store)
    print(format, { compared, found }, [`比对了 ${compared} 条，新发现 ${found} 对疑似重复。`])
    return 0
  },
}
