import { ScrollText } from 'lucide-react'
import type { Metadata } from 'next'
import { AUDIT_CELLS } from '@/components/audit/audit-cells'
import { auditChips, auditFilterChoices, MoreAuditFilters } from '@/components/audit/audit-filters'
import { ChainStatus, CheckChain } from '@/components/audit/chain-status'
import { ChoiceFilters } from '@/components/lists/choice-filters'
import { ListView } from '@/components/lists/list-view'
import { unitChoices } from '@/components/lists/unit-choices'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { may } from '@/lib/access/roles'
import { reader } from '@/lib/access/session'
import { auditList } from '@/lib/audit/list.schema'
import { auditChoices, listAudit, MOST_COUNTED, NEWEST } from '@/lib/audit/queries'
import { verifyStretch } from '@/lib/audit/stretch'
import { paths } from '@/lib/kernel/paths'
import { listQuery } from '@/lib/lists/link.rules'
import { parseList } from '@/lib/lists/list.schema'
import { unitOptions } from '@/lib/units/queries'

export const metadata: Metadata = { title: '审计' }

type Asked = Record<string, string | string[] | undefined>

export default async function AuditPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const viewer = await pageViewer('audit.read')
  const asked = await searchParams
  const list = parseList(auditList, asked)
  const [{ rows, total }, { people, actions }, unitTree] = await Promise.all([
    listAudit(reader(), viewer, list),
    auditChoices(reader(), viewer),
    unitOptions(reader(), viewer, 'audit.read'),
  ])
  const units = unitChoices(unitTree)
  const choices = auditFilterChoices(people, actions)
  const [newest, oldest] = [rows.at(0)?.seq, rows.at(-1)?.seq]
  const verdict = asked.check === '1' && newest && oldest ? await verifyStretch(reader(), oldest, newest) : undefined
  const wide = list.q !== undefined && list.filters.from === undefined && list.filters.to === undefined
  return (
    <>
      <PageHeader
        title="审计"
        meta="每一次写入、查看完整电话和导出都有记录，只增不改"
        actions={
          rows.length > 0 ? <CheckChain href={paths.audit({ ...listQuery(auditList, list), check: 1 })} /> : null
        }
      />
      {verdict ? <ChainStatus verdict={verdict} /> : null}
      <ListView
        spec={auditList}
        list={list}
        rows={rows}
        total={total}
        orMore={total >= MOST_COUNTED}
        cells={AUDIT_CELLS}
        rowKey={(row) => String(row.seq)}
        href={paths.audit}
        exportHref={may(viewer, 'export.run') ? (query) => paths.exportOf('audit', query) : undefined}
        caption="审计记录"
        unit="条"
        searchPlaceholder={wide ? `最近 ${NEWEST / 10_000} 万条中的文字或编号` : '姓名、内容或记录编号'}
        filters={<ChoiceFilters choices={choices} filters={list.filters} />}
        more={<MoreAuditFilters list={list} units={units} />}
        chips={auditChips(list, choices, units)}
        empty={
          <EmptyState icon={<ScrollText />} title="还没有审计记录">
            人员登录、填写、修改和导出之后，这里会逐条列出。
          </EmptyState>
        }
      />
    </>
  )
}
