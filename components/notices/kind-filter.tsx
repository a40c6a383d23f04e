import Link from 'next/link'
import { cx } from '@/components/ui/cx'
import { paths } from '@/lib/kernel/paths'
import { NOTICE_KIND_TERMS, NOTICE_KINDS, type NoticeKind } from '@/lib/notices/kinds'
import { type NoticeList, noticeQuery } from '@/lib/notices/list.schema'

/** Kinds that have something to show, as links; shown only where there is a choice. */
export function KindFilter({ list, counts }: { list: NoticeList; counts: ReadonlyMap<NoticeKind, number> }) {
  const kinds = NOTICE_KINDS.filter((kind) => counts.has(kind) || kind === list.kind)
  if (kinds.length < 2 && !list.kind) return null
  const chip = (label: string, kind: NoticeKind | undefined, count?: number) => (
    <li key={label}>
      <Link
        href={paths.notices(noticeQuery(list, { kind }))}
        prefetch={false}
        aria-current={list.kind === kind ? 'true' : undefined}
        className={cx(
          'touch inline-flex items-center gap-1.5 rounded-full border px-3 text-sm whitespace-nowrap',
          list.kind === kind ? 'border-accent bg-accent-soft font-medium text-accent' : 'bg-surface hover:bg-sunken',
        )}
      >
        {label}
        {count === undefined ? null : <span>{count}</span>}
      </Link>
    </li>
  )
  return (
    <nav aria-label="按类别" className="no-print mb-4 overflow-x-auto">
      <ul className="flex gap-2 pb-1">
        {chip('全部类别', undefined)}
        {kinds.map((kind) => chip(NOTICE_KIND_TERMS[kind], kind, counts.get(kind) ?? 0))}
      </ul>
    </nav>
  )
}
