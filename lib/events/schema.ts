import { z } from 'zod'
import { extrasField, withExtras } from '@/lib/extras/schema'
import {
  idField,
  LIMITS,
  neededDay,
  neededText,
  optionalCount,
  optionalDay,
  optionalText,
  versionField,
} from '@/lib/kernel/input'

/** Field → its name on forms, in lists, errors and Excel. */
export const EVENT_LABELS = {
  name: '活动名称',
  happenedOn: '开始日期',
  endsOn: '结束日期',
  place: '地点',
  host: '主办单位',
  companiesPresent: '到会企业（家）',
  summary: '活动情况',
} as const
export const EVENT_LIMITS = {
  name: LIMITS.name,
  place: 80,
  host: 80,
  summary: 4000,
  companiesPresent: 100_000,
} as const

const fields = {
  name: neededText('活动名称', EVENT_LIMITS.name),
  happenedOn: neededDay('开始日期'),
  endsOn: optionalDay(),
  place: optionalText(EVENT_LIMITS.place),
  host: optionalText(EVENT_LIMITS.host),
  companiesPresent: optionalCount('到会企业', EVENT_LIMITS.companiesPresent),
  summary: optionalText(EVENT_LIMITS.summary),
  extras: extrasField,
}
const inOrder = ({ happenedOn, endsOn }: { happenedOn: string; endsOn: string | null }) =>
  endsOn === null || endsOn >= happenedOn
const outOfOrder = { path: ['endsOn'], error: '结束日期不能早于开始日期' }

/** What the form for a new event sends. An event may lie ahead: it counts once its day has come. */
export const eventInput = withExtras(z.object(fields).refine(inOrder, outOfOrder))
export type EventInput = z.infer<typeof eventInput>
/** The same for a stored event, with the version it was opened at. */
export const eventChange = withExtras(
  z.object({ id: idField, version: versionField, ...fields }).refine(inOrder, outOfOrder),
)
export type EventChange = z.infer<typeof eventChange>
/** Deleting and restoring name the record and the version seen. */
export const eventKey = z.object({ id: idField, version: versionField })
