'use client'
import { Badge } from '@/components/ui/badge'
import { Notice } from '@/components/ui/notice'
import { type LiveTable, useLive } from './live'

/** What a person should confirm about a table, as its columns are chosen now. */
export function LiveDoubts({ table }: { table: LiveTable }) {
  const { doubts } = useLive(table)
  if (doubts.length === 0) return null
  return (
    <Notice tone="warn" title="请核对">
      <ul className="list-disc pl-5">
        {doubts.map((doubt) => (
          <li key={doubt}>{doubt}</li>
        ))}
      </ul>
    </Notice>
  )
}

/** How many rows a table gives now. */
export function LiveCount({ table }: { table: LiveTable }) {
  const { taken, refused } = useLive(table)
  return (
    <span>
      读出 {taken.toLocaleString('zh-CN')} 行{refused > 0 ? `，${refused.toLocaleString('zh-CN')} 行读不出` : ''}
    </span>
  )
}

/** The first, the strangest and the last rows as they are read by the choices made: label and value side by side, so that no width needs scrolling. */
export function LiveRows({ table, title }: { table: LiveTable; title: string }) {
  const { rows } = useLive(table)
  return (
    <details open className="rounded-md border" data-live={table.key}>
      <summary className="touch flex cursor-pointer flex-wrap items-center gap-x-2 px-3 py-2">
        {title}
        <span className="text-ink-muted">开头、结尾和最特别的几行，随所选变化</span>
      </summary>
      {rows.length === 0 ? (
        <p className="border-t px-3 py-2 text-sm text-ink-muted">按现在的选择没有读出内容，请检查对应的列。</p>
      ) : null}
      <ul className="divide-y border-t text-sm">
        {rows.map((row) => (
          <li key={row.rowNo} className="gap-x-4 px-3 py-2 md:flex">
            <span className="w-28 shrink-0 text-ink-muted">
              第{row.rowNo}行 <Badge>{row.why}</Badge>
            </span>
            <div className="min-w-0">
              <dl className="flex flex-wrap gap-x-5 gap-y-1">
                {row.cells.map(({ label, text }) => (
                  <div key={label} className="flex max-w-full gap-1.5">
                    <dt className="shrink-0 text-ink-muted">{label}</dt>
                    <dd className="max-w-96 truncate">{text}</dd>
                  </div>
                ))}
              </dl>
              {row.notes.length > 0 ? <p className="mt-1 text-warn">{row.notes.join('；')}</p> : null}
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}
