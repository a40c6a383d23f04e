import { newId } from '@/lib/kernel/ids'
import { formatMoney } from '@/lib/kernel/money'
import { foldName } from '@/lib/kernel/name'
import type { TakenRow } from '../understand/table'
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
} from './context'
import { fingerprint } from './fingerprint'
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
  if (before) return finish(context, row, 'unchanged', before)
  const ours = recall(context, 'event-key', key)
  const stored = ours ? context.lookups.event(ours) : context.lookups.eventsOn(name, happenedOn)[0]
  if (stored && !mayTouch(context, stored.unitId, ours !== undefined))
    return finish(context, row, 'refused', stored.id, '系统中已有该活动，由其他单位记录')
  const id = stored?.id ?? ours ?? newId()
  remember(context, 'event', print, id)
  remember(context, 'event-key', key, id)
  if (!stored) {
    if (ours) return finish(context, row, 'unchanged', id, '与本次导入的另一行是同一场活动')
    context.plan.events.push({ id, ...charge, name, happenedOn, ...facts })
    return finish(context, row, 'created', id)
  }
  const fields = ['endsOn', 'place', 'host', 'companiesPresent', 'summary'] as const
  const changes = Object.fromEntries(
    fields.flatMap((field) =>
      facts[field] && facts[field] !== stored[field] && (ours || !stored[field]) ? [[field, facts[field]]] : [],
    ),
  )
  if (Object.keys(changes).length > 0) context.plan.eventChanges.push({ id, changes })
  return finish(context, row, Object.keys(changes).length > 0 ? 'updated' : 'unchanged', id)
}
