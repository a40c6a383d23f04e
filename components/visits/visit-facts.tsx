import Link from 'next/link'
import { DescriptionList } from '@/components/ui/description-list'
import { formatDay } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import type { VisitDetail } from '@/lib/visits/queries'
import { VISIT_LABELS as labels } from '@/lib/visits/schema'

const LINK = 'text-accent underline underline-offset-2'

/** Who met whom, when, where, and what for. */
export function VisitFacts({ visit }: { visit: VisitDetail }) {
  return (
    <DescriptionList
      items={[
        {
          term: labels.companyId,
          value: (
            <Link href={paths.companies.one(visit.companyId)} prefetch={false} className={LINK}>
              {visit.companyName}
            </Link>
          ),
        },
        { term: labels.happenedOn, value: formatDay(visit.happenedOn) },
        { term: labels.kind, value: visit.kindLabel },
        { term: labels.leader, value: visit.leader },
        { term: labels.ours, value: visit.ours.map((person) => person.name).join('、') },
        {
          term: labels.theirs,
          value: visit.theirs.map(({ name, title }) => (title ? `${name}（${title}）` : name)).join('、'),
        },
        { term: labels.place, value: visit.place },
        {
          term: labels.projectId,
          value: visit.projectId && visit.projectName && (
            <Link href={paths.projects.one(visit.projectId)} prefetch={false} className={LINK}>
              {visit.projectName}
            </Link>
          ),
        },
        { term: '走访单位', value: [visit.unitName, visit.ownerName].filter(Boolean).join(' ') },
        { term: labels.jointUnits, value: visit.jointUnits.map((unit) => unit.name).join('、') },
      ]}
    />
  )
}
