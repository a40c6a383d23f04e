import { Bell } from 'lucide-react'
import Link from 'next/link'
import { paths } from '@/lib/kernel/paths'

const shown = (unread: number) => (unread > 99 ? '99+' : String(unread))

/** The way to one's messages, with how many are unread. */
export function NoticeBell({ unread }: { unread: number }) {
  return (
    <Link
      href={paths.notices()}
      prefetch={false}
      aria-label={unread > 0 ? `消息，${unread} 条未读` : '消息'}
      className="touch relative inline-grid min-w-11 place-items-center rounded-md text-ink-muted hover:bg-sunken hover:text-ink md:min-w-8"
    >
      <Bell aria-hidden className="size-5" strokeWidth={1.75} />
      {unread > 0 ? (
        <span
          aria-hidden
          className="absolute top-0.5 left-1/2 min-w-4.5 rounded-full whitespace-nowrap bg-bad px-1 text-center text-xs/4.5 font-medium text-on-bad md:top-0"
        >
          {shown(unread)}
        </span>
      ) : null}
    </Link>
  )
}
