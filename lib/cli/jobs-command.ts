import { clockOf, dayOf } from '@/lib/kernel/clock'
import { refused } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import type { Command, Context } from './command'
import { JOBS } from './jobs/list'
import { noteJobs, type Ran, runJob } from './jobs/run-job'
import { jobStates } from './jobs/state.queries'
import { columns, print } from './output'

const clock = (at: Date | null) => (at ? `${dayOf(at)} ${clockOf(at)}` : '—')

async function list({ store, format }: Context): Promise<number> {
  await noteJobs(store, JOBS)
  const states = new Map((await jobStates(store.read)).map((state) => [state.name, state]))
  const rows = JOBS.map((job) => ({ name: job.name, words: job.words, ...states.get(job.name) }))
  const lines = rows.map(({ name, words, lastAt, nextAt, heldUntil, lastError }) => [
    name,
    words,
    clock(lastAt ?? null),
    clock(nextAt ?? null),
    heldUntil ? '执行中' : (lastError ?? ''),
  ])
  print(format, { jobs: rows }, columns([['名称', '任务', '上次完成', '下次执行', '最近的错误'], ...lines]))
  return 0
}

const said = ({ name, done, error }: Ran) => (error === undefined ? `${name}：${done}` : `${name} 失败：${error}`)

async function run({ store, format, args }: Context): Promise<number> {
  const [, name] = args
  const chosen = JOBS.filter((job) => name === undefined || job.name === name)
  if (chosen.length === 0) throw refused(`没有任务“${name}”，现有：${JOBS.map((job) => job.name).join('、')}`)
  await noteJobs(store, JOBS)
  const holder = newId()
  const ran: Ran[] = []
  for (const job of chosen) {
    const one = await runJob(store, job, holder, name !== undefined)
    if (one) ran.push(one)
    else if (name !== undefined) throw refused(`任务“${name}”正由另一个实例执行，请稍后再试。`)
  }
  print(format, { ran }, ran.length > 0 ? ran.map(said) : ['没有到时间的任务。'])
  return ran.some((one) => one.error !== undefined) ? 1 : 0
}

export const jobs: Command = {
  usage: 'jobs list|run [NAME] [--json]',
  help: 'list 列出定时任务、上次和下次执行的时间与最近的错误；run 执行到时间的任务，写了名称则立即执行该任务。服务运行期间自动执行；设 JOBS=0 后改由 cron 每分钟执行 jobs run。',
  run: (context) => {
    const [what, , ...rest] = context.args
    if (rest.length > 0 || (what !== 'list' && what !== 'run')) throw refused('请写 jobs list 或 jobs run [NAME]。')
    return what === 'list' ? list(context) : run(context)
  },
}
