type Change = { label: string; from: string; to: string }
type Row = { sheet: string; rowNo: number; text: string; changes: Change[] }

/** What an import would change of stored records: each field how often, and the first rows old beside new. */
export function ChangedRows({ fields, rows }: { fields: Record<string, number>; rows: Row[] }) {
  const counted = Object.entries(fields).sort(([, a], [, b]) => b - a)
  if (counted.length === 0) return null
  return (
    <details className="border-t">
      <summary className="touch cursor-pointer px-4 py-2.5">
        将修改系统中已有的内容：
        {counted.map(([label, n]) => `${label} ${n.toLocaleString('zh-CN')} 处`).join('、')}
      </summary>
      <ul className="divide-y border-t text-sm">
        {rows.map(({ sheet, rowNo, text, changes }) => (
          <li key={`${sheet} ${rowNo} ${text}`} className="gap-x-4 px-4 py-2 md:flex">
            <span className="shrink-0 text-ink-muted md:w-56">
              {sheet ? `《${sheet}》` : ''}第{rowNo}行 {text}
            </span>
            <dl className="min-w-0">
              {changes.map(({ label, from, to }) => (
                <div key={label} className="flex flex-wrap gap-x-2">
                  <dt className="text-ink-muted">{label}</dt>
                  <dd className="min-w-0 break-words">
                    {from === '' ? '（空）' : <del>{from}</del>} → <ins className="no-underline">{to}</ins>
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </details>
  )
}
