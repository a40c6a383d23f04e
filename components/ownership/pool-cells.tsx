import { ActionButton } from '@/components/forms/action-button'
import type { ListCells } from '@/components/lists/list-view'
import { StageMark } from '@/components/projects/project-cells'
import { DateText, Money } from '@/components/ui/figures'
import type { FormAction } from '@/lib/access/form'
import { dayOf } from '@/lib/kernel/clock'
import type { PoolRow } from '@/lib/ownership/pool.queries'

/** The columns of the pool; with `take` each row has its button. */
export const poolCells = (take?: FormAction): ListCells<PoolRow> => ({
  name: { phone: 'title', cell: (row) => row.name },
  stage: { phone: 'end', cell: (row) => <StageMark stage={row.stage} /> },
  targets: { unlabelled: true, cell: (row) => row.targets ?? '' },
  region: { cell: (row) => row.region ?? '—' },
  agreed: { align: 'end', cell: (row) => <Money minor={row.agreedCny || null} /> },
  unit: { cell: (row) => <span className="whitespace-nowrap">{row.unitName ?? '—'}</span> },
  pooled: { cell: (row) => (row.pooledAt ? <DateText day={dayOf(row.pooledAt)} /> : '—') },
  ...(take
    ? {
        take: {
          unlabelled: true,
          cell: ({ id, version, name }) => (
            <ActionButton action={take} fields={{ id, version }} size="small">
              领取<span className="sr-only">{name}</span>
            </ActionButton>
          ),
        },
      }
    : {}),
})
