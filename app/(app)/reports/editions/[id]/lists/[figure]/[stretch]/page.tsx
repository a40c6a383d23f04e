import type { Metadata } from 'next'
import { FrozenTable } from '@/components/reports/editions/frozen-table'
import { WithdrawnNotice } from '@/components/reports/editions/withdrawn-notice'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { orNotFound, pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { formatFigure } from '@/lib/goals/figure.rules'
import { momentText } from '@/lib/kernel/clock'
import { formatDay } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { PAGE_SIZE, pageAsked } from '@/lib/lists/list.schema'
import { frozenList } from '@/lib/reports/editions/list.queries'

export const metadata: Metadata = { title: '发布数背后的记录' }

type Props = {
  params: Promise<{ id: string; figure: string; stretch: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function FrozenListPage({ params, searchParams }: Props) {
  const viewer = await pageViewer('report.read')
  const { id, stretch, ...rest } = await params
  const figure = decodeURIComponent(rest.figure)
  const query = await searchParams
  const unitId = [query.unit].flat().at(-1) || undefined
  const page = pageAsked(query.page)
  const { edition, entry, rows, unitName } = await orNotFound(
    frozenList(reader(), viewer, { editionId: id, figure, stretch, unitId, page }),
  )
  const base = entry.base === 0 ? '' : `，其中系统启用前存量${formatFigure(entry.base, entry.unit)}`
  // A stock is counted from before anybody's memory.
  const since = entry.from < '1950' ? '截至' : `${formatDay(entry.from)}至`
  return (
    <>
      <PageHeader
        title={stretch === 'claimed' ? `${entry.title}（待认定）` : [unitName, entry.title].filter(Boolean).join('：')}
        breadcrumb={[
          { label: '工作月报', href: paths.reports({ unit: edition.unitId }) },
          { label: edition.document.titleLines.join(''), href: paths.reportEdition(id) },
        ]}
        meta={`发布数${formatFigure(entry.value, entry.unit)}${base}，统计期${since}${formatDay(entry.to)}；第${edition.no}次发布（${momentText(edition.publishedAt)}）时的记录`}
      />
      <WithdrawnNotice edition={edition} />
      <Card flush>
        <FrozenTable rows={rows} unit={entry.unit} total={entry.rows} />
        {entry.rows > 0 ? (
          <Pagination
            page={page}
            pageSize={PAGE_SIZE}
            total={entry.rows}
            pageHref={(next) => paths.reportList(id, figure, stretch, { unit: unitId, page: next })}
          />
        ) : null}
      </Card>
      <p className="mt-2 text-sm text-ink-muted">
        名称、日期和金额为发布时的内容；点击名称查看记录现状和佐证材料，记录此后可能已变更或删除。
      </p>
    </>
  )
}
