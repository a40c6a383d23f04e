import type { NotTakenView } from '@/lib/imports/view/view'

const SHOWN = 50

/** The rows that are no records, by reason; those that should have been one stand open and first. */
export function NotTaken({ groups }: { groups: NotTakenView[] }) {
  if (groups.length === 0) return null
  return (
    <div className="space-y-2">
      {groups.map(({ reason, label, rows }) => (
        <details key={reason} open={reason === 'refused'} className="rounded-md border">
          <summary className="touch flex cursor-pointer items-center gap-2 px-3 py-2">
            <span className={reason === 'refused' ? 'font-medium text-bad' : undefined}>未取：{label}</span>
            <span className="text-ink-muted">{rows.length.toLocaleString('zh-CN')} 行</span>
          </summary>
          <ul className="divide-y border-t text-sm">
            {rows.slice(0, SHOWN).map((row) => (
              <li key={row.rowNo} className="grid gap-x-4 px-3 py-1.5 md:grid-cols-[4.5rem_1fr_1fr]">
                <span className="text-ink-muted">第{row.rowNo}行</span>
                <span className="min-w-0 truncate">{row.text}</span>
                <span className="text-ink-muted">{row.why}</span>
              </li>
            ))}
            {rows.length > SHOWN ? (
              <li className="px-3 py-1.5 text-ink-muted">其余 {rows.length - SHOWN} 行见“下载说明”。</li>
            ) : null}
          </ul>
        </details>
      ))}
    </div>
  )
}
