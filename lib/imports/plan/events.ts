import { newId } from '@/lib/kernel/ids'
import { formatMoney } from '@/lib/kernel/money'
import { foldName } from '@/lib/kernel/name'
import type { TakenRow } from '../understand/table'
import { askKey, askMatch } from './asks'
import { changesOf, tellChanges } from './changes'
import {
  chargeOf,
  finish,
  leftovers,
  mayTouch,
  namesOf,
  type PlanContext,
  type RowInHand,
  recall,
  remember,
  sameAs,
} from './context'
import { fingerprint } from './fingerprint'
import type { KnownEvent } from './known'
import type { PlannedRow } from './plan-types'

/** A row of an event ledger. The same name on the same day is the same event. */
export function planEvent(context: PlanContext, row: RowInHand, taken: TakenRow<'events'>): PlannedRow {
  const { values } = taken
  const charge = chargeOf(context, row, values.unit, undefined)
  if (typeof charge === 'string') return finish(context, row, 'refused', null, charge)
  const name = values.name ?? ''
  const happenedOn = values.day?.day ?? ''
  const notes = leftovers({
    出席领导: namesOf(values.leader),
    参会人数: values.attendees?.toString(),
    签约项目数: values.signedProjects?.toString(),
    签约金额: values.amount && formatMoney(values.amount.minor, values.amount.currency),
    备注: values.remark,
    ...taken.extra,
  })
  const facts = {
    endsOn: values.day?.until ?? null,
    place: values.place ?? null,
    host: values.unit ?? null,
    companiesPresent: values.companies ?? null,
    summary: [values.content, ...notes].filter(Boolean).join('\n').slice(0, 4000) || null,
  }
  const print = fingerprint('event', name, happenedOn, facts)
  const key = fingerprint('event-key', foldName(name), happenedOn)
  const before = recall(context, 'event', print)
  if (before) return finish(context, row, 'unchanged', before, ...merged(context, row, before))
  const ours = recall(context, 'event-key', key)
  const made = ours ? context.plan.events.find(({ id }) => id === ours) : undefined
  const stored = ours ? context.lookups.event(ours) : storedEvent(context, row, name, happenedOn, charge.unitId)
  if (typeof stored === 'string') return finish(context, row, 'refused', null, stored)
  if (stored && !mayTouch(context, stored.unitId, ours !== undefined))
    return finish(context, row, 'refused', stored.id, '系统中已有该活动，由其他单位记录')
  const id = stored?.id ?? made?.id ?? newId()
  remember(context, 'event', print, id)
  remember(context, 'event-key', key, id)
  if (!stored && !made) {
    context.plan.events.push({ id, ...charge, name, happenedOn, ...facts })
    return finish(context, row, 'created', id)
  }
  const own = stored?.asImported && ours && sameAs(context, row, id) === undefined
  const target = stored ?? made ?? {}
  const changes = changesOf(context, FIELDS, target, facts, own ? 'overwrite' : 'fill')
  const changed = Object.keys(changes).length > 0
  if (stored) tellChanges(context, row, FIELDS, stored, changes)
  Object.assign(target, changes)
  if (stored && changed) context.plan.eventChanges.push({ id, changes })
  return finish(context, row, changed ? 'updated' : 'unchanged', id, ...merged(context, row, id))
}

const FIELDS = [
  { key: 'endsOn', label: '结束日期', policy: 'day' },
  { key: 'place', label: '地点', policy: 'place' },
  { key: 'host', label: '主办单位', policy: 'unit' },
  { key: 'companiesPresent', label: '参会企业数', policy: 'companies' },
  { key: 'summary', label: '活动内容', policy: 'content' },
] as const

/** Said of a further row about the same event. */
function merged(context: PlanContext, row: RowInHand, id: string): string[] {
  const same = sameAs(context, row, id)
  return same ? [`与${same}是同一场活动，合并为一条`] : []
}

/** The event of that name and day; of several the unit's own, else a person says which. */
function storedEvent(
  context: PlanContext,
  row: RowInHand,
  name: string,
  day: string,
  unitId: string,
): KnownEvent | undefined | string {
  const all = context.lookups.eventsOn(name, day)
  const here = all.filter((event) => event.unitId === unitId)
  const likely = here.length > 0 ? here : all
  if (likely.length < 2) return likely[0]
  const answer = askMatch(context, row, {
    key: askKey(`event:${name}`, day),
    noun: 'event',
    text: row.text,
    why: '系统中当天有几场同名活动',
    candidates: likely.map((event) => ({ id: event.id, name: event.name, detail: event.place ?? day })),
  })
  if (answer === undefined) return '系统中当天有几场同名活动，请选择'
  return answer === 'skip' ? '已选择不导入' : likely.find(({ id }) => id === answer)
}
