import type { Metadata } from 'next'
import { BatchTable } from '@/components/imports/batch-table'
import { Remembered } from '@/components/imports/remembered'
import { ExportLinks } from '@/components/lists/export-links'
import { ButtonLink } from '@/components/ui/button'
import { Card, Section } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { listMappings } from '@/lib/imports/memory/memory.queries'
import { listBatches } from '@/lib/imports/queries'
import { dayOf } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'

import { forgetMappingAction } from './actions'

export const metadata: Metadata = { title: '台账导入' }

export default async function ImportsPage({ searchParams }: { searchParams: Promise<{ page?: string }> }) {
  const viewer = await pageViewer('import.run')
  const page = Math.max(1, Math.floor(Number((await searchParams).page)) || 1)
  const { rows, total, pageSize } = await listBatches(reader(), viewer, page)
  const remembered = await listMappings(reader(), viewer)
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
      {remembered.length > 0 ? (
        <Section title="记住的对应关系" meta="同样表头的台账下次直接沿用" id="remembered" flush className="mt-4">
          <Remembered action={forgetMappingAction} items={remembered.map((item) => ({ ...item, formKey: newId() }))} />
        </Section>
      ) : null}
    </>
  )
}
