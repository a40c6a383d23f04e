import Link from 'next/link'
import { DescriptionList } from '@/components/ui/description-list'
import { formatDay } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { coordinateText, geoAddress } from '@/lib/visits/coordinates.rules'
import { VISIT_LABELS as labels } from '@/lib/visits/labels'
import type { VisitDetail } from '@/lib/visits/queries'

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
        { term: labels.place, value: <Place visit={visit} /> },
        { term: labels.targets, value: visit.targets.map((target) => target.label).join('、') },
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

/** The place in words, and where it was noted: as text, and for the phone's own map. No map of ours, no request to anybody. */
function Place({ visit }: { visit: VisitDetail }) {
  const { place, latitude, longitude } = visit
  if (latitude === null || longitude === null) return place
  return (
    <>
      {place ? `${place} ` : null}
      <a href={geoAddress(latitude, longitude)} className={LINK}>
        {coordinateText(latitude, longitude)}
      </a>
    </>
  )
}
