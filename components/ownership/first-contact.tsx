import { Badge } from '@/components/ui/badge'
import { DateText } from '@/components/ui/figures'
import type { FirstContact } from '@/lib/projects/first-contact.queries'
import { daysLeft } from '@/lib/projects/first-contact.rules'

/** 首谈单位、保护期至、剩余天数: what everybody may know of who talked first. */
export function FirstContactLine({ contact, today }: { contact: FirstContact; today: string }) {
  const left = daysLeft(contact, today)
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <span>
        首谈单位 <strong className="font-medium">{contact.unitName}</strong>
      </span>
      <span className="text-ink-muted">
        <DateText day={contact.happenedOn} /> 首谈，保护期至 <DateText day={contact.protectedUntil} />
      </span>
      <Badge tone={left <= 14 ? 'warn' : 'accent'}>{left === 0 ? '今天到期' : `剩余 ${left} 天`}</Badge>
    </p>
  )
}
