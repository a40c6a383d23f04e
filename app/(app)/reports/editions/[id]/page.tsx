import type { Metadata } from 'next'
import { EditionFiles } from '@/components/reports/editions/edition-files'
import { WithdrawDialog } from '@/components/reports/editions/withdraw-dialog'
import { WithdrawnNotice } from '@/components/reports/editions/withdrawn-notice'
import { PrintButton } from '@/components/reports/print-button'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { orNotFound, pageViewer } from '@/lib/access/page'
import { reaches } from '@/lib/access/scope'
import { reader } from '@/lib/access/session'
import { momentText } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { LISTS } from '@/lib/reports/editions/hash'
import { findEdition } from '@/lib/reports/editions/queries'
import { WITHDRAW_LABELS, WITHDRAW_LIMITS } from '@/lib/reports/editions/withdraw.schema'
import { FORMATS, isSummaryFormat } from '@/lib/reports/formats'
import { withdrawEditionAction } from '../actions'
import { EditionArticle } from '../edition-article'

export const metadata: Metadata = { title: '已发布月报' }

export default async function EditionPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await pageViewer('report.read')
  const { id } = await params
  const edition = await orNotFound(findEdition(reader(), viewer, id))
  const { document, unitId, periodKey, rules, files, listsSha256 } = edition
  const exports = reaches(viewer, 'export.run', { unitId })
  const href = (format: string) => (exports ? paths.reportFile(id, format) : undefined)
  return (
    <>
      <PageHeader
        title={document.titleLines.join('')}
        breadcrumb={[
          { label: '工作月报', href: paths.reports({ unit: unitId }) },
          { label: document.period.label, href: paths.report(periodKey, { unit: unitId }) },
        ]}
        meta={`第${edition.no}次发布，${momentText(edition.publishedAt)}由${edition.publishedByName ?? '命令行'}发布`}
        actions={
          <>
            <ButtonLink href={paths.reportDifferences(id)}>与现有数据核对</ButtonLink>
            <PrintButton />
            {!edition.withdrawnAt && reaches(viewer, 'report.approve', { unitId }) ? (
              <WithdrawDialog
                action={withdrawEditionAction}
                formKey={newId()}
                id={id}
                labels={WITHDRAW_LABELS}
                longest={WITHDRAW_LIMITS.reason}
              />
            ) : null}
          </>
        }
      />
      <WithdrawnNotice edition={edition} />
      <div className="space-y-8">
        <div className="no-print">
          <EditionFiles
            rows={[
              ...files.map(({ format, size, sha256 }) => ({
                ...{ format, size, sha256, href: href(format) },
                label: isSummaryFormat(format) ? FORMATS[format].label : format,
              })),
              {
                format: LISTS,
                label: '各项数字背后的记录清单',
                size: rules.lists.reduce((sum, { size }) => sum + size, 0),
                sha256: listsSha256,
                href: href(LISTS),
              },
            ]}
          />
        </div>
        <EditionArticle viewer={viewer} edition={edition} />
      </div>
    </>
  )
}
