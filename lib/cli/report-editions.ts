import type { Viewer } from '@/lib/access/viewer'
import { fileStore } from '@/lib/files/file-store'
import { notFound, refused } from '@/lib/kernel/errors'
import { publishReport } from '@/lib/reports/editions/publish.commands'
import { listEditions } from '@/lib/reports/editions/queries'
import { verifyEditions } from '@/lib/reports/editions/verify.queries'
import { withdrawEdition } from '@/lib/reports/editions/withdraw.commands'
import { sinceApproval } from '@/lib/reports/making/approval.queries'
import { changeLine } from '@/lib/reports/making/changes.rules'
import { currentReport } from '@/lib/reports/making/draft.queries'
import type { ReportRow } from '@/lib/reports/making/load.queries'
import type { Context } from './command'
import { print } from './output'
import { doer, periodIn, stored, unitIn } from './report-acts'

const FAULTS = { missing: '不在存储中', changed: '内容与发布时不符' } as const

async function publish(context: Context): Promise<number> {
  const { store, format } = context
  const viewer = await doer(context, 'manager')
  const row = await stored(context, viewer)
  const { id, version, periodKey, unitId } = row
  const seen = context.options.seen ? await changesSeen(context, viewer, row) : undefined
  const edition = await publishReport(store, viewer, { id, version, seen })
  print(format, { period: periodKey, unitId, editionId: edition.id, no: edition.no }, [
    `已发布：${periodKey} 第${edition.no}次发布，编号 ${edition.id}。`,
  ])
  return 0
}

/** With --seen: says what changed since the approval, and publishes it so. */
async function changesSeen({ store }: Context, viewer: Viewer, row: ReportRow): Promise<string | undefined> {
  const { document } = await currentReport(store.read, viewer, row.periodKey, row.unitId)
  const since = await sinceApproval(store.read, row, document)
  for (const change of since?.changes ?? []) process.stderr.write(`${changeLine(change)}\n`)
  return since?.digest
}

async function withdraw(context: Context): Promise<number> {
  const { store, format, options } = context
  const viewer = await doer(context, 'leader')
  const periodKey = periodIn(context).key
  const reason = String(options.reason ?? '').trim()
  if (!reason) throw refused('请用 --reason 写明撤回原因，原因将一直显示在该期页面上。')
  const unitId = await unitIn(context, viewer)
  const [edition] = await listEditions(store.read, viewer, { unitId, periodKey })
  if (!edition) throw notFound(`edition of ${periodKey}`)
  const { id, no } = edition
  await withdrawEdition(store.write, viewer, { id, reason })
  print(format, { period: periodKey, unitId, editionId: id, no, reason }, [`已撤回：${periodKey} 第${no}次发布。`])
  return 0
}

async function verify({ store, format }: Context): Promise<number> {
  const verified = await verifyEditions(store.read, fileStore())
  const { editions, files, faults } = verified
  print(format, verified, [
    `核对已发布 ${editions} 期、文件 ${files} 个，${faults.length === 0 ? '全部完好' : `有问题的 ${faults.length} 处：`}`,
    ...faults.map(
      ({ unit, periodKey, no, what, fault }) => `${unit} ${periodKey} 第${no}次发布：${what} ${FAULTS[fault]}`,
    ),
  ])
  return faults.length === 0 ? 0 : 1
}

/** What `report` does to editions, by its first word. */
export const EDITION_ACTS: Readonly<Record<string, (context: Context) => Promise<number>>> = {
  publish,
  withdraw,
  verify,
}
