import { Badge, StagePill } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/data-table'
import { DateText, Money } from '@/components/ui/figures'
import { paths } from '@/lib/kernel/paths'
import { PROJECT_STATE_TERMS, STAGE_TERMS, STAGES, stageIndex } from '@/lib/kernel/terms'
import type { CompanyProjects } from '@/lib/projects/company.queries'

type Row = CompanyProjects['projects'][number]

const COLUMNS: Column<Row>[] = [
  { key: 'name', header: '项目', phone: 'title', cell: (row) => row.name },
  {
    key: 'stage',
    header: '阶段',
    phone: 'end',
    cell: (row) =>
      row.state === 'active' ? (
        <StagePill label={STAGE_TERMS[row.stage]} step={stageIndex(row.stage)} of={STAGES.length} />
      ) : (
        <Badge>{PROJECT_STATE_TERMS[row.state]}</Badge>
      ),
  },
  { key: 'agreed', header: '协议投资额', align: 'end', cell: (row) => <Money minor={row.agreedCny || null} /> },
  { key: 'on', header: '进入阶段', cell: (row) => <DateText day={row.stageOn} /> },
]

/** A company's projects within the viewer's reach. */
export function CompanyProjectTable({ rows }: { rows: Row[] }) {
  return (
    <DataTable
      caption="该企业的项目"
      columns={COLUMNS}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => paths.projects.one(row.id)}
      empty={<p className="px-4 py-6 text-center text-ink-muted">还没有项目。有投资意向时新建项目，从线索开始跟踪。</p>}
    />
  )
}
