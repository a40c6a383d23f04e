import type { Metadata } from 'next'
import { DifferenceRecords, DifferenceTable } from '@/components/reports/editions/difference-table'
import { WithdrawnNotice } from '@/components/reports/editions/withdrawn-notice'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { orNotFound, pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { momentText } from '@/lib/kernel/clock'
import { formatDay } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { type Difference, differencesOf } from '@/lib/reports/editions/differences.queries'

export const metadata: Metadata = { title: '发布数与现有数据核对' }

export default async function DifferencesPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await pageViewer('report.read')
  const { id } = await params
  const { edition, asOf, complete, rows } = await orNotFound(differencesOf(reader(), viewer, id))
  const { document } = edition
  const stretchOf = ({ stretch, from, to }: Difference) => {
    if (stretch === 'month') return `本期（${from}至${to}）`
    // A stock is counted from before anybody's memory.
    return from < '1950' ? `截至${to}` : `累计（${from}至${to}）`
  }
  const changed = rows.filter(({ changes }) => changes.length > 0)
  return (
    <>
      <PageHeader
        title="发布数与现有数据核对"
        breadcrumb={[
          { label: '工作月报', href: paths.reports({ unit: edition.unitId }) },
          { label: document.titleLines.join(''), href: paths.reportEdition(id) },
        ]}
        meta={`第${edition.no}次发布（${momentText(edition.publishedAt)}），现有数据截至${formatDay(asOf)}`}
      />
      <WithdrawnNotice edition={edition} />
      {complete ? (
        <div className="space-y-6">
          <Notice tone={changed.length === 0 ? 'ok' : 'warn'}>
            {changed.length === 0
              ? '各项指标与发布时一致。'
              : `${changed.length}项数字与发布时不同，差异由下列记录造成；各记录影响数之和等于差异。`}
          </Notice>
          <DifferenceTable rows={rows} stretchOf={stretchOf} />
          {changed.map((row) => (
            <section key={`${row.figure}.${row.stretch}`} className="space-y-2">
              <h2 className="text-lg font-semibold">
                {row.title}　{stretchOf(row)}
              </h2>
              <DifferenceRecords row={row} />
            </section>
          ))}
        </div>
      ) : (
        <Notice tone="warn" title="您的权限范围小于本期统计范围，无法核对">
          请由能查看本单位及下属单位全部数据的人员核对。
        </Notice>
      )}
    </>
  )
}
