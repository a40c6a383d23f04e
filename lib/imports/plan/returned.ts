import { newId } from '@/lib/kernel/ids'
import { stageIndex } from '@/lib/kernel/terms'
import type { ImportKind } from '../schema'
import { labelsOf } from '../understand/sheet-identity'
import type { Table, TakenRow } from '../understand/table'
import type { Values } from '../values'
import { finish, type PlanContext, type RowInHand, readerReasons, recall, remember } from './context'
import { fingerprint } from './fingerprint'
import type { StoredRecord } from './known'
import type { Noun, PlannedRow } from './plan-types'
import { type Facts, OFFERED, STAGE_FIELDS } from './returned-fields'
import { stagesOf } from './stages'

const NOUNS: Record<ImportKind, Noun> = {
  companies: 'company',
  contacts: 'contact',
  projects: 'project',
  visits: 'visit',
  money: 'money',
  events: 'event',
}

/**
 * Rows of our own return sheets that were stored records when the sheet was made: what differs from what was given out changes the record, blank
 * cells change nothing, 清空 empties. Nothing is overwritten that somebody has changed since; what is out of the importer's reach is not there.
 */
export function* planReturned(context: PlanContext, table: Table): Generator<PlannedRow> {
  const { kind } = table
  if (kind === null) return
  for (const taken of table.rows as TakenRow[]) {
    const { returned: back, values } = taken
    if (!back) continue
    const { name, company } = values as { name?: string; company?: string }
    const row: RowInHand = {
      sheet: table.sheet,
      rowNo: taken.rowNo,
      noun: NOUNS[kind],
      text: name ?? company ?? '',
      asks: [],
      reasons: readerReasons(taken.warnings.filter(({ field }) => back.edited.includes(field))),
    }
    const stored = context.known.returned?.get(`${kind} ${back.id}`)
    const { editable } = context.known
    if (!stored || (editable && !editable.includes(stored.unitId))) {
      yield finish(context, row, 'refused', null, '系统中没有这条记录（可能已删除或合并），或不在您的管理范围内')
      continue
    }
    if (back.version < 0) {
      const why =
        '文件里没有这一行下发时的内容（可能另存成了别的格式，或删了隐藏的工作表），看不出改了什么，没有导入；请用下发的原文件填写'
      yield finish(context, row, 'refused', stored.id, why)
      continue
    }
    if (back.edited.length + back.cleared.length === 0) {
      yield finish(context, row, 'unchanged', stored.id)
      continue
    }
    yield planChange(context, kind, row, taken, stored)
  }
}

/** The table without the rows that planReturned has dealt with. */
export const withoutReturned = (table: Table): Table =>
  table.rows.some(({ returned }) => returned)
    ? ({ ...table, rows: (table.rows as TakenRow[]).filter(({ returned }) => !returned) } as Table)
    : table

function planChange(
  context: PlanContext,
  kind: ImportKind,
  row: RowInHand,
  { values, returned }: TakenRow,
  stored: StoredRecord,
): PlannedRow {
  const { edited = [], cleared = [] } = returned ?? {}
  const offered = OFFERED[kind](context, values, stored, { ...row, asks: edited.includes('person') ? row.asks : [] })
  const changes: Facts = {}
  for (const field of edited) {
    const fact = offered[field]
    if (!fact) row.reasons.push(`${labelsOf(kind, [field])}：已有记录的这一项不从填报表修改，未取`)
    else if (fact.problem) row.reasons.push(`${labelsOf(kind, [field])}：${fact.problem}`)
    else Object.assign(changes, fact.set)
  }
  for (const field of cleared) {
    const fact = offered[field]
    if (!fact?.clear) row.reasons.push(`${labelsOf(kind, [field])}：不能清空`)
    else Object.assign(changes, fact.clear)
  }
  const { plan } = context
  const { id } = stored
  const reached =
    kind === 'projects' && edited.some((field) => STAGE_FIELDS.includes(field))
      ? advance(context, row, values, stored, changes)
      : []
  const same = Object.entries(changes).every(([name, value]) => value === (stored as unknown as Facts)[name])
  if (same && reached.length === 0) return finish(context, row, 'unchanged', id)
  const print = fingerprint('returned', id, changes)
  const before = recall(context, 'money', print)
  if (before) return finish(context, row, 'unchanged', before)
  if (stored.version !== returned?.version) {
    const asked = labelsOf(kind, [...edited, ...cleared])
    const why = `填报表（${returned?.made}）下发后，系统中的这条记录又改过，为避免覆盖没有导入：${asked}。请在系统中修改，或重新下载填报表`
    return finish(context, row, 'refused', id, why)
  }
  if (kind === 'money') return correctMoney(context, row, stored, changes, print)
  if (kind === 'projects') plan.projectChanges.push({ id, changes, reached })
  else {
    const lists = {
      companies: plan.companyChanges,
      contacts: plan.contactChanges,
      visits: plan.visitChanges,
      events: plan.eventChanges,
    }
    ;(lists[kind] as { id: string; changes: Facts }[]).push({ id, changes })
  }
  return finish(context, row, 'updated', id)
}

/** Later stages that the row proves, and its end if it names one. A day of a stage that is reached already is corrected on the project's page. */
function advance(
  context: PlanContext,
  row: RowInHand,
  given: Values<ImportKind>,
  stored: StoredRecord,
  changes: Facts,
) {
  const { stages, reasons, ended } = stagesOf(given as Values<'projects'>, context.today, context.today)
  row.reasons.push(...reasons)
  const now = stored.stage ? stageIndex(stored.stage) : 0
  if (ended && stored.state === 'active')
    Object.assign(changes, {
      state: ended.state,
      endedOn: context.today,
      ...(ended.state === 'lost' ? { lossReason: 'other' } : {}),
    })
  const later = stages.filter(({ stage }) => stageIndex(stage) > now)
  if (later.length === 0 && !ended)
    row.reasons.push('进展和阶段日期：没有比系统中更后的阶段；已到阶段的日期请在项目页更正')
  const from = stored.stageOn ?? ''
  return later.map((one) => {
    const on = one.on < from ? from : one.on
    return { ...one, on, ...context.standingOn(on) }
  })
}

/** An arrival is never edited: a new event takes the old one's place in the count, as correcting it on the project's page does. */
function correctMoney(
  context: PlanContext,
  row: RowInHand,
  stored: StoredRecord,
  changes: Facts,
  print: string,
): PlannedRow {
  const next = { ...(stored as unknown as Facts), ...changes } as Facts & { happenedOn: string }
  const { projectId, companyId, unitId, ownerId, kind, origin, currency, amount, voucher, note, happenedOn } = next
  const id = newId()
  const standing = context.standingOn(happenedOn)
  const event = {
    id,
    projectId,
    companyId,
    unitId,
    ownerId,
    kind,
    origin,
    currency,
    amount,
    voucher,
    note,
    happenedOn,
    corrects: stored.id,
    ...standing,
  }
  context.plan.money.push(event as (typeof context.plan.money)[number])
  remember(context, 'money', print, id)
  context.plan.replacedMoney.push({ id: stored.id, by: standing.verification })
  return finish(context, row, 'updated', id, '作为对原到账记录的更正')
}
