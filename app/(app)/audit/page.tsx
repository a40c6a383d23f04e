import { ScrollText } from 'lucide-react'
import type { Metadata } from 'next'
import { AUDIT_CELLS } from '@/components/audit/audit-cells'
import { AuditFilters, auditChips, MoreAuditFilters } from '@/components/audit/audit-filters'
import { ListView } from '@/components/lists/list-view'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { auditList } from '@/lib/audit/list.schema'
import { auditChoices, listAudit } from '@/lib/audit/queries'
import { paths } from '@/lib/kernel/paths'
import { type Params, parseList } from '@/lib/lists/list.schema'

export const metadata: Metadata = { title: '审计' }

export default async function AuditPage({ searchParams }: { searchParams: Promise<Params> }) {
  const viewer = await pageViewer('audit.read')
  const list = parseList(auditList, await searchParams)
  const [{ rows, total }, { people, actions }] = await Promise.all([
    listAudit(reader(), viewer, list),
    auditChoices(reader(), viewer),
  ])
  return (
    <>
      <PageHeader title="审计" meta="每一次写入、查看完整电话和导出都有记录，只增不改" />
      <ListView
        spec={auditList}
        list={list}
        rows={rows}
        total={total}
        cells={AUDIT_CELLS}
        rowKey={(row) => String(row.seq)}
        href={paths.audit}
        caption="审计记录"
        unit="条"
        searchPlaceholder="记录编号"
        filters={<AuditFilters list={list} people={people} actions={actions} />}
        more={<MoreAuditFilters list={list} />}
        chips={auditChips(list, people)}
        empty={
          <EmptyState icon={<ScrollText />} title="还没有审计记录">
            人员登录、填写、修改和导出之后，这里会逐条列出。
          </EmptyState>
        }
      />
    </>
  )
}
