import { InUseDot } from '@/components/forms/in-use'
import { type Column, DataTable } from '@/components/ui/data-table'
import { paths } from '@/lib/kernel/paths'
import { UNIT_KIND_TERMS } from '@/lib/kernel/terms'
import type { UnitRow } from '@/lib/units/queries'

const INDENT = ['', 'pl-5', 'pl-10', 'pl-15', 'pl-20', 'pl-25']

const COLUMNS: Column<UnitRow>[] = [
  {
    key: 'name',
    header: '单位',
    phone: 'title',
    cell: (unit) => <span className={INDENT[Math.min(unit.depth, INDENT.length - 1)]}>{unit.name}</span>,
  },
  { key: 'kind', header: '类别', cell: (unit) => UNIT_KIND_TERMS[unit.kind], unlabelled: true },
  { key: 'users', header: '在用人员', align: 'end', cell: (unit) => unit.users },
  {
    key: 'state',
    header: '状态',
    phone: 'end',
    cell: (unit) => <InUseDot active={unit.active} />,
  },
]

/** The tree of units as an indented table; each row leads to its form. */
export function UnitTable({ units }: { units: UnitRow[] }) {
  return (
    <DataTable
      caption="单位"
      columns={COLUMNS}
      rows={units}
      rowKey={(unit) => unit.id}
      rowHref={(unit) => paths.settingsOne('units', unit.id)}
    />
  )
}
