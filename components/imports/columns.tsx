import type { ColumnView, TableView } from '@/lib/imports/view/view'
import { type Choices, ColumnChoice } from './column-choice'

type Props = { view: TableView; prefix: string; choices: Omit<Choices, 'fields'> }

/** The columns of a table: doubtful ones stand open; those without a field, and those recognised for sure, are folded away and named in a line. */
export function Columns({ view, prefix, choices }: Props) {
  const labels = new Map(view.fields.map(({ value, label }) => [value, label]))
  const doubtful = view.columns.filter(({ sure }) => !sure)
  const taken = view.columns.filter(({ sure, field }) => sure && field !== '')
  const left = view.columns.filter(({ sure, field }) => sure && field === '')
  const named = taken.map(({ heading, field, extra }) => {
    const label = labels.get(field) ?? extra.label
    return heading === label ? heading : `${heading}→${label}`
  })
  const list = (columns: ColumnView[]) => (
    <ul className="divide-y border-t px-3">
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
      {doubtful.length > 0 ? (
        <details open className="rounded-md border">
          <Line title="请核对的列" count={doubtful.length} />
          {list(doubtful)}
        </details>
      ) : null}
      {left.length > 0 ? (
        <details className="rounded-md border">
          <Line title="没有对应的列" count={left.length} names={left.map(({ heading }) => heading)}>
            {view.extras ? '内容保留在备注里；也可以打开改为自定义字段' : '内容保留在备注里'}
          </Line>
          {list(left)}
        </details>
      ) : null}
      {taken.length > 0 ? (
        <details className="rounded-md border">
          <Line title="已对应的列" count={taken.length} names={named} />
          {list(taken)}
        </details>
      ) : null}
    </div>
  )
}

const NAMED = 8

function Line({
  title,
  count,
  names = [],
  children,
}: {
  title: string
  count: number
  names?: string[]
  children?: React.ReactNode
}) {
  return (
    <summary className="touch flex cursor-pointer flex-wrap items-center gap-x-2 px-3 py-2">
      {title}
      <span className="text-ink-muted">{count} 列</span>
      {children ? <span className="text-sm text-ink-muted">{children}</span> : null}
      {names.length > 0 ? (
        <span className="min-w-0 basis-full text-sm text-ink-muted">
          {names.slice(0, NAMED).join('、')}
          {names.length > NAMED ? ' …' : ''}
        </span>
      ) : null}
    </summary>
  )
}
