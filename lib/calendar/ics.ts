import ical, { type ICalCalendar, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import type { Day } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { withoutNumbers } from '@/lib/kernel/phone'
import type { FeedItems } from './feed.queries'
import { PLAN_STANDING_TERMS, planStanding, timeWords } from './rules'

/** What a person's calendar program asks for again after this many seconds. */
const HOUR = 3600
type Event = {
  uid: string
  sequence: number
  created: Date
  changed: Date
  day: Day
  startsAt?: string | null
  endsAt?: string | null
  summary: string
  lines: (string | null | undefined)[]
  place?: string | null
  path: string
  cancelled?: boolean
  /** Takes no time off the person's day. */
  free: boolean
}

/**
 * A person's calendar as iCalendar (RFC 5545): what has a time stands at UTC instants of China's clock, the rest is whole days. UIDs never change;
 * SEQUENCE grows with the record, so that programs move and cancel what they hold already. `origin` is the server's own address.
 * The same items give the same bytes.
 */
export function calendarText(name: string, items: FeedItems, origin: string, today: Day): string {
  const calendar = ical({
    name: `招引 · ${name}`,
    prodId: { company: 'zhaoyin', product: 'calendar', language: 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: HOUR,
  })
  calendar.x('X-WR-TIMEZONE', 'Asia/Shanghai')
  for (const event of [...planEvents(items, today), ...visitEvents(items), ...followUpEvents(items)])
    add(calendar, event, origin)
  return calendar.toString()
}

const planEvents = ({ plans }: FeedItems, today: Day): Event[] =>
  plans.map((plan) => {
    const standing = planStanding({ state: plan.state, happensOn: plan.on }, today)
    return {
      uid: `plan-${plan.id}`,
      sequence: plan.version,
      ...{ created: plan.recordedAt, changed: plan.updatedAt, day: plan.on },
      ...{ startsAt: plan.startsAt, endsAt: plan.endsAt, place: plan.place },
      summary: `${standing === 'planned' ? '' : `${PLAN_STANDING_TERMS[standing]}：`}走访${plan.companyName}`,
      lines: [
        plan.purpose,
        timeWords(plan.startsAt, plan.endsAt) && `时间：${timeWords(plan.startsAt, plan.endsAt)}`,
        `${plan.kind}，${[plan.unitName, plan.ownerName].filter(Boolean).join(' ')}${plan.joint === 1 ? '，联合走访' : ''}`,
      ],
      path: paths.visitPlans.one(plan.id),
      cancelled: plan.state === 'cancelled',
      free: plan.startsAt === null,
    }
  })

const visitEvents = ({ visits }: FeedItems): Event[] =>
  visits.map((visit) => ({
    uid: `visit-${visit.id}`,
    sequence: visit.version,
    ...{ created: visit.recordedAt, changed: visit.updatedAt, day: visit.on, place: visit.place },
    summary: `已走访${visit.companyName}`,
    lines: [`${visit.kind}，${[visit.unitName, visit.ownerName].filter(Boolean).join(' ')}`],
    path: paths.visits.one(visit.id),
    free: true,
  }))

const followUpEvents = ({ followUps }: FeedItems): Event[] =>
  followUps.map((visit) => ({
    uid: `next-${visit.id}`,
    sequence: visit.version,
    ...{ created: visit.recordedAt, changed: visit.updatedAt, day: visit.nextOn ?? visit.on },
    summary: `${visit.nextDoneAt ? '已办结：' : '跟进：'}${visit.companyName}`,
    lines: [visit.nextStep],
    path: paths.visits.one(visit.id),
    free: true,
  }))

function add(calendar: ICalCalendar, event: Event, origin: string): void {
  const at = (time: string) => new Date(`${event.day}T${time}:00+08:00`)
  const { startsAt, endsAt } = event
  const start = startsAt ? at(startsAt) : new Date(`${event.day}T00:00:00Z`)
  const end = startsAt ? (endsAt ? at(endsAt) : new Date(start.getTime() + HOUR * 1000)) : undefined
  const text = event.lines.filter((line): line is string => Boolean(line)).join('\n')
  const url = `${origin}${event.path}`
  calendar.createEvent({
    id: `${event.uid}@zhaoyin`,
    sequence: event.sequence,
    // The library's default is this very moment, which would make every answer a new one.
    stamp: event.changed,
    created: event.created,
    lastModified: event.changed,
    start,
    end,
    allDay: !startsAt,
    summary: withoutNumbers(event.summary),
    description: [withoutNumbers(text), url].filter(Boolean).join('\n'),
    location: event.place ? { title: withoutNumbers(event.place) } : undefined,
    url,
    status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: event.free || event.cancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
  })
}
