import type { Metadata } from 'next'
import { BatchTable } from '@/components/imports/batch-table'
import { ExportLinks } from '@/components/lists/export-links'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { listBatches } from '@/lib/imports/queries'
import { dayOf } from '@/lib/kernel/clock'
import { paths } from '@/lib/kernel/paths'

export const metadata: Metadata = { title: '台账导入' }

export default async function ImportsPage({ searchParams }: { searchParams: Promise<{ page?: string }> }) {
  const viewer = await pageViewer('import.run')
  const page = Math.max(1, Math.floor(Number((await searchParams).page)) || 1)
  const { rows, total, pageSize } = await listBatches(reader(), viewer, page)
  const upload = (
    <ButtonLink kind="primary" href={paths.imports.create()}>
      导入台账
    </ButtonLink>
  )
  return (
    <>
      <PageHeader
        title="台账导入"
        meta={`${total} 份`}
        actions={
          <>
            <ButtonLink href={paths.sheets()}>下发填报表</ButtonLink>
            {total > 0 ? upload : null}
          </>
        }
      />
      <Card flush>
        <BatchTable rows={rows.map((row) => ({ ...row, day: dayOf(row.at) }))} action={upload} />
        {total > 0 ? (
          <Pagination
            page={page}
            pageSize={pageSize}
            total={total}
            unit="份台账"
            pageHref={(next) => paths.imports.list({ page: next })}
          />
        ) : null}
      </Card>
      {total > 0 ? (
        <div className="no-print mt-2 flex flex-wrap justify-end gap-2">
          <ExportLinks href={(format) => paths.exportOf('imports', { format })} />
        </div>
      ) : null}
    </>
  )
}
