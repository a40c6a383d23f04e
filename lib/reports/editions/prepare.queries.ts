import type { Viewer } from '@/lib/access/viewer'
import { atOneInstant } from '@/lib/db/snapshot'
import type { Read, Store } from '@/lib/db/store'
import { discard, type Received } from '@/lib/files/received'
import { momentText } from '@/lib/kernel/clock'
import { found, Problem, refused } from '@/lib/kernel/errors'
import { unitNames } from '@/lib/units/queries'
import type { Paragraph, SummaryDocument } from '../document'
import { sinceApproval } from '../making/approval.queries'
import type { Change } from '../making/changes.rules'
import { currentReport } from '../making/draft.queries'
import { loadReport } from '../making/load.queries'
import type { PublishInput } from '../making/workflow.schema'
import type { SummaryNumbers } from '../numbers'
import { frameOf } from '../queries'
import { type MadeFile, makeFiles, receivedFrom } from './files'
import type { FrozenRules, ListEntry } from './frozen'
import { type EditionLine, listEditions } from './queries'
import { seesAllOf } from './sight'
import { rulesStated, statedLists } from './stated.queries'
import { writeLists } from './write-lists'

/** All that an edition freezes, gathered from one state of the data; its bytes are on disk and belong to nobody yet. */
export type Prepared = {
  key: PublishInput
  no: number
  /** What it states otherwise than when it was approved; whoever publishes has seen it. */
  changes: Change[]
  document: SummaryDocument
  numbers: SummaryNumbers
  rules: FrozenRules
  lists: Received
  files: MadeFile[]
}

/**
 * Gathers what an edition freezes over one state of the database, however long that takes and whatever others write meanwhile. Throws as loadReport does, and
 * refuses somebody who does not see everything that would be counted, and who has not looked at what changed since the approval. Whoever prepares publishes or discards.
 */
export function prepareEdition(store: Pick<Store, 'url'>, viewer: Viewer, key: PublishInput): Promise<Prepared> {
  return atOneInstant(store, async (read) => {
    const row = await loadReport(read, viewer, key, 'publish')
    const frame = await frameOf(read, viewer, row.periodKey, row.unitId)
    if (!seesAllOf(viewer, frame.asking.unitIds))
      throw refused('您的权限范围小于本单位及下属单位的全部数据，请由单位负责人发布。')
    const current = await currentReport(read, viewer, row.periodKey, row.unitId)
    if (found(current.report).version !== key.version) throw new Problem('conflict', {}, `report ${row.id}`)
    const since = await sinceApproval(read, row, current.document)
    const changes = since?.changes ?? []
    if (since && changes.length > 0 && since.digest !== key.seen)
      throw refused(`审定后数据有${changes.length}处变化，没有发布。请刷新页面，核对变化后再发布，或请审核人退回。`)
    const before = await listEditions(read, viewer, { unitId: row.unitId, periodKey: row.periodKey })
    const document = replacing(current.document, before[0])
    const { lists, rules } = await gatheredLists(read, viewer, frame, current.numbers)
    try {
      const files = await makeFiles(document)
      return { key, no: (before[0]?.no ?? 0) + 1, changes, document, numbers: current.numbers, rules, lists, files }
    } catch (error) {
      await discard(lists)
      throw error
    }
  })
}

type Frame = Awaited<ReturnType<typeof frameOf>>

async function gatheredLists(read: Read, viewer: Viewer, frame: Frame, numbers: SummaryNumbers) {
  const stated = await statedLists(frame.asking, frame.periods, numbers)
  const names = await unitNames(read)
  const entries: ListEntry[] = []
  const bytes = writeLists(read, viewer, stated, (id) => names.get(id) ?? '', entries)
  const lists = await receivedFrom(bytes)
  return { lists, rules: { format: 1 as const, figures: rulesStated(stated), lists: entries } }
}

/** A later edition says at its beginning what it replaces and why, on every page and in every file. */
function replacing(document: SummaryDocument, before: EditionLine | undefined): SummaryDocument {
  const [first, ...rest] = document.sections
  if (!before || !first) return document
  const why = before.withdrawnReason ? `，撤回原因：${before.withdrawnReason}` : ''
  const text = `本期为第${before.no + 1}次发布，替代${momentText(before.publishedAt).slice(0, 10)}第${before.no}次发布的版本${why}。`
  const note: Paragraph = { kind: 'paragraph', key: 'replaces', text, figures: [], origin: 'added' }
  return { ...document, sections: [{ ...first, blocks: [note, ...first.blocks] }, ...rest] }
}
