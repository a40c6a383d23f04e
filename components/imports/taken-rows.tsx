import type { TableView } from '@/lib/imports/view'

/** The first rows as they were understood, and those with a doubt: label and value side by side, so that no width needs scrolling. */
export function TakenRows({ view }: { view: TableView }) {
  if (view.rows.length === 0) return null
  return (
    <details open={view.doubts.length > 0} className="rounded-md border">
      <summary className="touch flex cursor-pointer items-center px-3 py-2">
        读出的内容举例<span className="ml-2 text-ink-muted">前几行和需要核对的行</span>
      </summary>
      <ul className="divide-y border-t text-sm">
        {view.rows.map((row) => (
          <li key={row.rowNo} className="gap-x-4 px-3 py-2 md:flex">
            <span className="w-18 shrink-0 text-ink-muted">第{row.rowNo}行</span>
            <div className="min-w-0">
              <dl className="flex flex-wrap gap-x-5 gap-y-1">
                {view.shown.map(({ field, label }, i) =>
                  row.cells[i] ? (
                    <div key={field} className="flex max-w-full gap-1.5">
                      <dt className="shrink-0 text-ink-muted">{label}</dt>
                      <dd className="max-w-96 truncate">{row.cells[i]}</dd>
                    </div>
                  ) : null,
                )}
              </dl>
              {row.notes.length > 0 ? <p className="mt-1 text-warn">{row.notes.join('；')}</p> : null}
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}
