import { Badge, StagePill } from '@/components/ui/badge'
import type { Column } from '@/components/ui/data-table'
import { DateText, Money } from '@/components/ui/figures'
import { dayOf } from '@/lib/kernel/clock'
import { ORIGIN_TERMS, STAGE_TERMS, STAGES, type Stage, stageIndex } from '@/lib/kernel/terms'
import type { ProjectListRow } from '@/lib/projects/list.queries'
import { StatePill } from './verification-pill'

export const StageMark = ({ stage, quiet }: { stage: Stage; quiet?: boolean }) => (
  <StagePill
    label={STAGE_TERMS[stage]}
    step={stageIndex(stage)}
    of={STAGES.length}
    tone={quiet ? 'neutral' : 'accent'}
  />
)
/** An amount that may simply not be there yet. */
const Amount = ({ cny }: { cny: number }) => <Money minor={cny === 0 ? null : cny} />

type Cells = Record<string, Omit<Column<ProjectListRow>, 'key' | 'header' | 'sortable' | 'hidden'>>

/** Cells of the list of projects, by the columns of its spec. */
export const projectCells: Cells = {
  name: { cell: (row) => row.name, phone: 'title' },
  stage: {
    cell: (row) => (
      <span className="inline-flex items-center gap-1.5">
        <StageMark stage={row.stage} quiet={row.state !== 'active'} />
        {row.state === 'active' ? null : <StatePill state={row.state} />}
      </span>
    ),
    phone: 'end',
  },
  stageOn: { cell: (row) => <DateText day={row.stageOn} /> },
  state: { cell: (row) => <StatePill state={row.state} />, phone: 'hidden' },
  targets: { cell: (row) => row.targets ?? '', unlabelled: true },
  investor: { cell: (row) => row.investor ?? '', phone: 'hidden' },
  origin: { cell: (row) => (row.origin ? <Badge>{ORIGIN_TERMS[row.origin]}</Badge> : ''), phone: 'hidden' },
  agreed: { cell: (row) => <Amount cny={row.agreedCny} />, align: 'end' },
  registered: { cell: (row) => <Amount cny={row.registeredCny} />, align: 'end' },
  arrived: { cell: (row) => <Amount cny={row.arrivedCny} />, align: 'end' },
  region: { cell: (row) => row.sourceRegion ?? '', phone: 'hidden' },
  area: { cell: (row) => row.area ?? '', phone: 'hidden' },
  landed: { cell: (row) => row.landedName ?? '', phone: 'hidden' },
  unit: { cell: (row) => row.unitName ?? '', unlabelled: true },
  owner: { cell: (row) => <span className="whitespace-nowrap">{row.ownerName ?? ''}</span>, unlabelled: true },
  next: { cell: (row) => <DateText day={row.nextOn} />, phone: 'hidden' },
  updated: { cell: (row) => <DateText day={dayOf(row.updatedAt)} />, phone: 'hidden' },
}
