import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { Section } from '@/components/ui/card'
import { momentText } from '@/lib/kernel/clock'
import { paths } from '@/lib/kernel/paths'
import type { EditionLine } from '@/lib/reports/editions/queries'

/** What was published of a period, the latest first; a withdrawn edition keeps its reason here for good. Nothing where nothing was published. */
export function EditionList({ rows }: { rows: EditionLine[] }) {
  if (rows.length === 0) return null
  return (
    <Section id="editions" title="发布版本">
      <ul className="space-y-3">
        {rows.map((row) => (
          <li key={row.id}>
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Link
                href={paths.reportEdition(row.id)}
                prefetch={false}
                className="touch inline-flex items-center font-medium text-accent hover:underline"
              >
                第{row.no}次发布
              </Link>
              <span className="text-ink-muted">
                {momentText(row.publishedAt)}　{row.publishedByName ?? '命令行'}
              </span>
              {row.withdrawnAt ? (
                <Badge tone="bad">已撤回</Badge>
              ) : (
                <Link
                  href={paths.reportDifferences(row.id)}
                  prefetch={false}
                  className="touch inline-flex items-center text-accent hover:underline"
                >
                  与现有数据核对
                </Link>
              )}
            </p>
            {row.withdrawnAt ? (
              <p className="mt-0.5">
                {momentText(row.withdrawnAt)}由{row.withdrawnByName ?? '命令行'}撤回，原因：{row.withdrawnReason}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}
