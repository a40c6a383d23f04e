import Link from 'next/link'
import type { ListCells } from '@/components/lists/list-view'
import type { AuditRow } from '@/lib/audit/queries'
import { TIME_ZONE } from '@/lib/kernel/clock'
import { actionWords, NOUN_WORDS } from '@/lib/kernel/trail'

const instant = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE, dateStyle: 'short', timeStyle: 'medium' })

/** Ids made here are long and differ at their end. */
const shortId = (id: string) => (id.length > 20 ? `…${id.slice(-8)}` : id)

/** Before and after, field by field. */
function Change({ row }: { row: AuditRow }) {
  if (!row.open) return <span className="text-ink-muted">业务内容，仅审计可见</span>
  if (row.changes.length === 0) return '—'
  return (
    <details>
      <summary className="w-fit cursor-pointer text-accent hover:underline max-md:py-2.5">
        查看 {row.changes.length} 项
      </summary>
      <dl className="mt-1 max-w-xl space-y-1 text-sm">
        {row.changes.map(({ field, label, before, after }) => (
          <div key={field} className="grid grid-cols-[6rem_minmax(0,1fr)] gap-2">
            <dt className="truncate text-ink-muted" title={field}>
              {label}
            </dt>
            <dd className="break-words">
              {before === undefined ? null : (
                <del className="mr-2 text-bad">
                  <span className="sr-only">原为</span>
                  {before}
                </del>
              )}
              {after === undefined ? null : (
                <ins className="text-ok no-underline">
                  <span className="sr-only">改为</span>
                  {after}
                </ins>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

/** What the entry is about: its noun, and its name or the end of its id, as a link where the record may be read. */
function Subject({ row }: { row: AuditRow }) {
  const name = row.recordName ?? <span className="text-xs text-ink-muted">{shortId(row.recordId)}</span>
  return (
    <span title={row.recordId}>
      <span className="text-ink-muted">{NOUN_WORDS[row.noun] ?? row.noun}</span>{' '}
      {row.recordLink ? (
        <Link href={row.recordLink} prefetch={false} className="touch text-accent hover:underline">
          {name}
        </Link>
      ) : (
        name
      )}
    </span>
  )
}

/** The columns of the audit trail. */
export const AUDIT_CELLS: ListCells<AuditRow> = {
  seq: {
    phone: 'hidden',
    cell: (row) => <span className="whitespace-nowrap text-ink-muted tabular-nums">{row.seq}</span>,
  },
  at: {
    phone: 'end',
    unlabelled: true,
    cell: (row) => (
      <time className="whitespace-nowrap" dateTime={row.at.toISOString()}>
        {instant.format(row.at)}
      </time>
    ),
  },
  person: { unlabelled: true, cell: (row) => <span className="whitespace-nowrap">{row.userName}</span> },
  action: {
    phone: 'title',
    cell: (row) => (
      <span className="md:whitespace-nowrap" title={row.action}>
        {actionWords(row.action)}
      </span>
    ),
  },
  record: { unlabelled: true, cell: (row) => <Subject row={row} /> },
  unit: { cell: (row) => row.unitName ?? '—' },
  change: { unlabelled: true, cell: (row) => <Change row={row} /> },
  hash: {
    phone: 'hidden',
    cell: (row) => <code className="text-xs text-ink-muted">{row.hash?.slice(-16) ?? '—'}</code>,
  },
}
