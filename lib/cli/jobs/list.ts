import { sweepAll } from '@/lib/duplicates/sweep.commands'
import { collectFiles } from '@/lib/evidence/collect.commands'
import { fileStore } from '@/lib/files/file-store'
import { clearIncoming } from '@/lib/files/received'
import { runImports } from '@/lib/imports/job/run.commands'
import { clockOf, dayOf, now, today } from '@/lib/kernel/clock'
import { returnIdleProjects } from '@/lib/ownership/commands/sweep'
import { composeDigests } from '@/lib/reminders/digests.commands'
import { remind } from '@/lib/reminders/remind.commands'
import { sendDeliveries } from '@/lib/reminders/send.commands'
import { runSchedules } from '@/lib/reports/making/schedule.commands'
import { riseOverdueRequests } from '@/lib/requests/commands/rise'
import type { Job } from './run-job'

const CLOCK = { userId: 'system', name: '系统自动' }
/** An upload that is still running after two days has died. */
const UPLOAD_MS = 48 * 3_600_000

/** Everything that runs by itself, what is looked at often first. */
export const JOBS: readonly Job[] = [
  {
    name: 'send',
    words: '发送每天的消息',
    schedule: { every: 1 },
    run: async (store) => {
      const { sent, refused, uncertain, dropped } = await sendDeliveries(store)
      return `送达 ${sent} 条，被拒 ${refused} 条，送达不明 ${uncertain} 条，无需发送 ${dropped} 条`
    },
  },
  {
    // A person's own import begins at once (imports/actions); this is for those whose server died, or never came to it.
    name: 'imports',
    words: '导入排队中的台账',
    schedule: { every: 1 },
    run: async (store) => {
      const ran = await runImports(store)
      const written = ran.filter(({ outcome }) => outcome).length
      return `导入台账 ${written} 份，未导入成功 ${ran.filter(({ trouble }) => trouble).length} 份`
    },
  },
  {
    name: 'digests',
    words: '按各人的时间汇总当天的消息',
    schedule: { every: 5 },
    run: async (store, lastAt) => {
      // Hours that passed while nothing ran are made up today; those of days before are gone.
      const after = lastAt && dayOf(lastAt) === today() ? clockOf(lastAt) : ''
      return `新汇总 ${await composeDigests(store, today(), after, clockOf(now()))} 条`
    },
  },
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
    name: 'requests',
    words: '逾期诉求提级',
    schedule: { daily: '06:30' },
    run: async ({ write }) => {
      const { taskForce, top } = await riseOverdueRequests(write, today())
      return `提级到专班 ${taskForce} 件，提级到顶格协调 ${top} 件`
    },
  },
  {
    name: 'reports',
    words: '按时限生成月报初稿、提醒报送',
    schedule: { daily: '06:45' },
    run: async ({ write }) => {
      const { drafted, due, overdue } = await runSchedules(write, today())
      return `生成初稿 ${drafted} 份，即将到期 ${due} 份，逾期未报送 ${overdue} 份`
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
