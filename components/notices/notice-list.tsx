import { ActionButton } from '@/components/forms/action-button'
import { Badge } from '@/components/ui/badge'
import { Section } from '@/components/ui/card'
import { cx } from '@/components/ui/cx'
import type { FormAction } from '@/lib/access/form'
import { dayOf } from '@/lib/kernel/clock'
import { type Day, daysBetween } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { byGroup, NOTICE_GROUP_TERMS } from '@/lib/notices/groups.rules'
import { NOTICE_KIND_TERMS, type NoticeKind } from '@/lib/notices/kinds'
import type { ListedNotice } from '@/lib/notices/queries'

type Props = {
  notices: ListedNotice[]
  /** Ids of those whose record the viewer may still see; of the others not even the title is shown. */
  visible: ReadonlySet<string>
  today: Day
  readAction: FormAction
}

/** When it is due, in words of today. */
export function dueWords(dueOn: Day, today: Day): string {
  const days = daysBetween(today, dueOn)
  if (days === 0) return '今天到期'
  return days > 0 ? `${dueOn} 到期，还有 ${days} 天` : `${dueOn} 到期，已逾期 ${-days} 天`
}

/** A person's messages in their groups. Each opens what it is about; unread ones are bold and say so. */
export function NoticeList({ notices, visible, today, readAction }: Props) {
  return (
    <div className="space-y-4">
      {byGroup(notices, today).map(([group, members]) => (
        <Section
          key={group}
          id={`notices-${group}`}
          title={NOTICE_GROUP_TERMS[group]}
          meta={`${members.length} 条`}
          flush
        >
          <ul className="divide-y" aria-label={NOTICE_GROUP_TERMS[group]}>
            {members.map((notice) => (
              <NoticeRow
                key={notice.id}
                notice={notice}
                hidden={!visible.has(notice.id)}
                today={today}
                readAction={readAction}
              />
            ))}
          </ul>
        </Section>
      ))}
    </div>
  )
}

type RowProps = { notice: ListedNotice; hidden: boolean; today: Day; readAction: FormAction }

function NoticeRow({ notice, hidden, today, readAction }: RowProps) {
  const { id, kind, title, detail, dueOn, at, readAt, settledAt } = notice
  const unread = readAt === null && settledAt === null
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 px-4 py-3">
      <span aria-hidden className={cx('mt-2 size-2 shrink-0 rounded-full', unread ? 'bg-accent' : 'bg-transparent')} />
      <div className="min-w-0 flex-1 basis-56">
        {hidden ? (
          <p className="text-ink-muted">这条消息所指的内容已不在您的权限范围内。</p>
        ) : (
          // A full load: the address behind it may end in an anchor, which a soft navigation through a redirect loses.
          <a
            href={paths.notice(id)}
            className={cx('block text-pretty hover:text-accent hover:underline max-md:py-1', unread && 'font-medium')}
          >
            {unread ? <span className="sr-only">未读：</span> : null}
            {title}
          </a>
        )}
        {detail && !hidden ? <p className="mt-0.5 text-pretty text-sm text-ink-muted">{detail}</p> : null}
        <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-muted">
          <Badge>{NOTICE_KIND_TERMS[kind as NoticeKind] ?? kind}</Badge>
          {settledAt ? <Badge tone="ok">已办结</Badge> : null}
          {dueOn && !settledAt ? (
            <span className={dueOn < today ? 'text-bad' : undefined}>{dueWords(dueOn, today)}</span>
          ) : null}
          <span>{dayOf(at)} 收到</span>
        </p>
      </div>
      {unread ? (
        <ActionButton action={readAction} fields={{ id }} kind="quiet" size="small">
          标为已读
        </ActionButton>
      ) : null}
    </li>
  )
}
