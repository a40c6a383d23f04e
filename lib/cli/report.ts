import { writeFile } from 'node:fs/promises'
import { refused } from '@/lib/kernel/errors'
import { exportSummary } from '@/lib/reports/commands'
import { blockText } from '@/lib/reports/document'
import { listEditions } from '@/lib/reports/editions/queries'
import { ALL_FORMATS } from '@/lib/reports/formats'
import { currentReport } from '@/lib/reports/making/draft.queries'
import { reportPeriod } from '@/lib/reports/period.rules'
import type { Command, Context } from './command'
import { unitByName } from './operator'
import { print } from './output'
import { REPORT_ACTS } from './report-acts'
import { EDITION_ACTS } from './report-editions'

async function run(context: Context): Promise<number> {
  const acts = new Map(Object.entries({ ...REPORT_ACTS, ...EDITION_ACTS }))
  const act = acts.get(context.args[0] ?? '')
  if (act) return act(context)
  const { store, format, args, options, operator } = context
  const month = args[0] ?? ''
  if (!reportPeriod(month))
    throw refused('请写明月份等期次，例如 report 2018-12 --docx 月报.docx、report 2018-Q4、report 2018。')
  const viewer = await operator('leader')
  const unitId = options.unit ? (await unitByName(store.read, String(options.unit))).id : undefined
  const { numbers, document } = await currentReport(store.read, viewer, month, unitId)
  const editions = await listEditions(store.read, viewer, { unitId: numbers.unit.id, periodKey: month })
  const stands = editions.find(({ withdrawnAt }) => withdrawnAt === null)
  const files: { path: string; bytes: number; sha256: string }[] = []
  for (const kind of ALL_FORMATS) {
    const path = options[kind]
    if (typeof path !== 'string') continue
    const file = await exportSummary(store, viewer, { period: month, unitId, format: kind })
    await writeFile(path, file.bytes)
    files.push({ path, bytes: file.bytes.byteLength, sha256: file.sha256 })
  }
  const text = document.sections.flatMap((section) => [
    section.heading,
    ...section.blocks.flatMap((block) => blockText(block) ?? []),
  ])
  const { figures, goals } = numbers
  print(
    format,
    {
      period: month,
      through: numbers.through,
      unit: document.unit,
      title: document.titleLines.join(''),
      published: stands?.no ?? null,
      figures,
      goals,
      text,
      files,
    },
    [
      document.titleLines.join(''),
      ...(stands ? [`本期已发布（第${stands.no}次），以下按现有数据生成，仅供核对；发布的文件请在系统中下载。`] : []),
      ...text,
      ...files.map((file) => `已写出 ${file.path}`),
    ],
  )
  return 0
}

export const report: Command = {
  usage:
    'report 期次 [--docx 文件] [--xlsx 文件] [--pptx 文件] [--png 文件] [--unit 单位] [--json]；report draft|submit|approve|publish 期次 [--unit 单位] [--as 账号]；审定后数据有变化的，report publish --seen 列出变化并发布；report withdraw 期次 --reason 原因；report verify；report late [期次]；report schedule',
  help: '生成某单位某期（2026-03、2026-Q1、2026-H1、2026）的工作报告并按需写出文件；起草、报送、审定、发布、撤回发布（写明原因），列出逾期单位；verify 核对所有已发布的文件是否与发布时一致，有问题时退出码为 1；schedule 按设置的时限生成初稿并提醒，供 cron 每天调用，重复执行不会重复。',
  options: {
    docx: 'text',
    xlsx: 'text',
    pptx: 'text',
    png: 'text',
    unit: 'text',
    as: 'text',
    reason: 'text',
    seen: 'flag',
  },
  run,
}
