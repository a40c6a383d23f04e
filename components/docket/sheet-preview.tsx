import { ScrollRegion } from '@/components/ui/scroll-region'
import { columnLetters } from '@/lib/docket/form/references'
import type { RawCell, RawSheet } from '@/lib/imports/read/raw'

/** A form is as wide as paper; what is wider is no form to read on a page. */
const MOST_COLUMNS = 40
const MOST_ROWS = 60

/** A sheet as the file shows it, with its merged cells; formulas are worked out by the program that opens the file. */
export function SheetPreview({ sheet }: { sheet: RawSheet }) {
  const rows = sheet.rows.slice(0, MOST_ROWS).map((row, at) => ({ row, at, id: `row ${at + 1}` }))
  const width = Math.min(MOST_COLUMNS, Math.max(1, ...rows.map(({ row }) => row.length)))
  const columns = Array.from({ length: width }, (_, column) => ({ column, letter: columnLetters(column + 1) }))
  return (
    <ScrollRegion label={`${sheet.name}预览`} className="overflow-x-auto">
      <table className="w-max min-w-full border-collapse text-sm">
        <caption className="sr-only">{sheet.name}</caption>
        <tbody>
          {rows.map(({ row, at, id }) => (
            <tr key={id}>
              {columns.map(({ column, letter }) => {
                const merge = sheet.merges.find(
                  ({ top, left, bottom, right }) => top <= at && at <= bottom && left <= column && column <= right,
                )
                if (merge && (merge.top !== at || merge.left !== column)) return null
                const value = row[column] ?? null
                const span = merge && {
                  colSpan: Math.min(merge.right, width - 1) - merge.left + 1,
                  rowSpan: merge.bottom - merge.top + 1,
                }
                return (
                  <td
                    key={letter}
                    {...span}
                    className={`max-w-80 border px-2 py-1 align-top ${merge ? 'font-medium md:text-center' : ''} ${typeof value === 'number' ? 'text-end tabular-nums' : ''}`}
                  >
                    {shown(value)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function shown(value: RawCell): string {
  if (value === null) return ''
  if (typeof value === 'number') return value.toLocaleString('zh-CN', { maximumFractionDigits: 8 })
  if (typeof value !== 'object') return String(value)
  switch (value.is) {
    case 'date':
      return value.day
    case 'number':
      return value.value.toLocaleString('zh-CN', { maximumFractionDigits: 8 })
    case 'formula':
      return '（公式）'
    case 'error':
      return value.text
  }
}
