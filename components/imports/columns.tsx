import type { TableView } from '@/lib/imports/view/view'
import { type Choices, ColumnChoice } from './column-choice'

type Props = { view: TableView; prefix: string; choices: Omit<Choices, 'fields'> }

/** The columns of a table: those that want a look stand open, those that were recognised for sure are folded away and named in a line. */
export function Columns({ view, prefix, choices }: Props) {
  const asks = ({ sure, field, samples, why }: TableView['columns'][number]) =>
    !sure || (view.part === 0 && field === '' && samples.length > 0 && why === '没有相应的字段')
  const open = view.columns.filter(asks)
  const sure = view.columns.filter((column) => !asks(column))
  const labels = new Map(view.fields.map(({ value, label }) => [value, label]))
  const taken = sure.filter(({ field }) => field !== '')
  const named = taken.slice(0, 6).map(({ heading, field, extra }) => {
    const label = labels.get(field) ?? extra.label
    return heading === label ? heading : `${heading}→${label}`
  })
  const list = (columns: typeof open) => (
    <ul className="divide-y px-3">
      {columns.map((column) => (
        <ColumnChoice
          key={column.index}
          column={column}
          prefix={prefix}
          choices={{ ...choices, fields: view.fields }}
          extras={view.extras}
        />
      ))}
    </ul>
  )
  return (
    <div className="space-y-2">
      {open.length > 0 ? (
        <details open className="rounded-md border">
          <summary className="touch flex cursor-pointer items-center px-3 py-2 font-medium">
            请看一眼的列<span className="ml-2 font-normal text-ink-muted">{open.length} 列</span>
          </summary>
          <div className="border-t">{list(open)}</div>
        </details>
      ) : null}
      {sure.length > 0 ? (
        <details className="rounded-md border">
          <summary className="touch flex cursor-pointer flex-wrap items-center gap-x-2 px-3 py-2">
            已对应的列<span className="text-ink-muted">{taken.length} 列</span>
            <span className="min-w-0 basis-full text-sm text-ink-muted">
              {named.join('、')}
              {taken.length > named.length ? ' …' : ''}
            </span>
          </summary>
          <div className="border-t">{list(sure)}</div>
        </details>
      ) : null}
    </div>
  )
}
