import { Badge } from '@/components/ui/badge'
import { cx } from '@/components/ui/cx'
import type { CompareLine } from '@/lib/duplicates/compare.queries'

type Props = { lines: CompareLine[]; a: string; b: string }

const MARK = { differs: '不同', fills: '一方为空' } as const
const Value = ({ text }: { text: string | null }) =>
  text === null ? <span className="text-ink-muted">—</span> : <span className="break-words">{text}</span>

/** Two records beside each other; what differs is marked by a word and a ground, on phones one below the other. */
export function CompareTable({ lines, a, b }: Props) {
  return (
    <table className="w-full border-collapse text-left max-md:block">
      <caption className="sr-only">两条记录逐项对照</caption>
      <thead className="max-md:sr-only">
        <tr className="border-b text-sm text-ink-muted">
          <th scope="col" className="w-36 px-4 py-2 font-medium">
            项目
          </th>
          <th scope="col" className="px-4 py-2 font-medium">
            甲：{a}
          </th>
          <th scope="col" className="px-4 py-2 font-medium">
            乙：{b}
          </th>
          <th scope="col" className="w-20 px-4 py-2 font-medium">
            对照
          </th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {lines.map((line) => (
          <tr
            key={line.label}
            className={cx('border-b last:border-0 max-md:block max-md:py-2', line.mark === 'differs' && 'bg-warn-soft')}
          >
            <th scope="row" className="px-4 py-1.5 text-sm font-normal text-ink-muted max-md:block max-md:py-0.5">
              {line.label}
            </th>
            {[
              ['甲', line.a],
              ['乙', line.b],
            ].map(([who, text]) => (
              <td key={who} className="px-4 py-1.5 align-top max-md:flex max-md:gap-2 max-md:py-0.5">
                <span aria-hidden className="text-sm text-ink-muted md:hidden">
                  {who}
                </span>
                <Value text={text ?? null} />
              </td>
            ))}
            <td className="px-4 py-1.5 align-top max-md:block max-md:py-0.5">
              {line.mark ? <Badge tone={line.mark === 'differs' ? 'warn' : 'neutral'}>{MARK[line.mark]}</Badge> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
