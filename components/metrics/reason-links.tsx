import Link from 'next/link'
import { cx } from '@/components/ui/cx'
import type { Reason } from '@/lib/metrics/reasons'

type Props = {
  reasons: { reason: Reason; label: string; total: number }[]
  current: Reason | undefined
  /** The list with one reason only; all of them without. */
  href: (reason: Reason | undefined) => string
}

/** Why records near a figure are not in it, with how many: each leads to its own. */
export function ReasonLinks({ reasons, current, href }: Props) {
  const links = [{ reason: undefined, label: '全部原因', total: undefined }, ...reasons]
  return (
    <nav aria-label="未计入原因" className="no-print border-b px-4 py-2">
      <ul className="flex gap-x-2 gap-y-1 overflow-x-auto md:flex-wrap">
        {links.map(({ reason, label, total }) => (
          <li key={label}>
            <Link
              href={href(reason)}
              prefetch={false}
              aria-current={reason === current ? 'true' : undefined}
              className={cx(
                'touch inline-flex items-center whitespace-nowrap -outline-offset-2 gap-1.5 rounded-sm px-2 text-sm md:min-h-8',
                reason === current ? 'bg-sunken font-medium text-ink' : 'text-ink-muted hover:text-ink',
              )}
            >
              {label}
              {total === undefined ? null : <span>{total.toLocaleString('zh-CN')}</span>}
            </Link>
          </li>
        ))}
      </ul>
      <p className="mt-1 text-xs text-ink-muted">一条记录可能同时有几个原因，各原因的条数相加可能大于总条数。</p>
    </nav>
  )
}
