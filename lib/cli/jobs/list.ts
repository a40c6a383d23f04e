import { sweepAll } from '@/lib/duplicates/sweep.commands'
import { collectFiles } from '@/lib/evidence/collect.commands'
import { fileStore } from '@/lib/files/file-store'
import { clearIncoming } from '@/lib/files/received'
import { now, today } from '@/lib/kernel/clock'
import { returnIdleProjects } from '@/lib/ownership/commands/sweep'
import { remind } from '@/lib/reminders/remind.commands'
import type { Job } from './run-job'

const CLOCK = { userId: 'system', name: '系统自动' }
/** An upload that is still running after two days has died. */
const UPLOAD_MS = 48 * 3_600_000

/** Everything that runs by itself, what is looked at often first. */
export const JOBS: readonly Job[] = [
  {
    name: 'remind',
    words: '计算当天的提醒',
    schedule: { daily: '07:00' },
    run: async (store) => {
      const { told, settled, back } = await remind(store, today())
      return `新提醒 ${told} 条，办结 ${settled} 条，重新提醒 ${back} 条`
    },
  },
  {
    name: 'pool',
    words: '预告并退回无人推进的项目',
    schedule: { daily: '02:00' },
    run: async ({ write }) => {
      const { noticed, returned, cleared } = await returnIdleProjects(write, today())
      return `预告 ${noticed} 个，退回公海 ${returned} 个，撤销预告 ${cleared} 个`
    },
  },
  {
    name: 'files',
    words: '清理无人引用的上传文件',
    schedule: { daily: '03:00' },
    run: async (store) => {
      const gone = await collectFiles(store, fileStore(), CLOCK)
      const unfinished = await clearIncoming(new Date(now().getTime() - UPLOAD_MS))
      return `清理文件 ${gone.length} 个，未传完的 ${unfinished} 个`
    },
  },
  {
    name: 'duplicates',
    words: '比对变动过的企业和项目',
    schedule: { daily: '03:30' },
    run: async (store) => {
      const { compared, found } = await sweepAll(store)
      return `比对 ${compared} 条，新发现 ${found} 对疑似重复`
    },
  },
]
