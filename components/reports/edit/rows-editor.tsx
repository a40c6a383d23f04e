import type { EditBlock } from '@/lib/reports/making/edit-view.rules'
import { Hide, Tick } from './tick'

type Props = {
  block: Extract<EditBlock, { kind: 'table' }>
  hidden: ReadonlySet<string>
  rows: ReadonlySet<string>
}

/** A table's rows, each to be left out; the rest is numbered anew. */
export function RowsEditor({ block, hidden, rows }: Props) {
  const away = block.rows.filter((row) => rows.has(row.name)).length
  return (
    <div>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p>
          表：{block.title}
          <span className="ml-2 text-sm text-ink-muted">
            {block.rows.length}行{away > 0 ? `，${away}行不显示` : ''}
          </span>
        </p>
        <Hide block={block} hidden={hidden} />
      </div>
      {block.rows.length > 0 ? (
        <details>
          <summary className="touch inline-flex cursor-pointer items-center text-sm text-ink-muted">
            选择不显示的行
          </summary>
          <ul className="grid gap-x-6 md:grid-cols-2">
            {block.rows.map((row) => (
              <li key={row.name}>
                <Tick name="row" value={row.name} label={row.title} of={block.title} ticked={rows.has(row.name)} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  )
}
