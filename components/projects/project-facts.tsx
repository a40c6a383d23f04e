import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { type Description, DescriptionList } from '@/components/ui/description-list'
import { DateText } from '@/components/ui/figures'
import { paths } from '@/lib/kernel/paths'
import { ORIGIN_TERMS } from '@/lib/kernel/terms'
import type { ProjectDetail } from '@/lib/projects/one.queries'
import { agreementTerm, PROJECT_LABELS as labels } from '@/lib/projects/schema'

/** What a project is: the investor as a link where he is in the register. */
export function ProjectFacts({ project }: { project: ProjectDetail }) {
  const { investor, investorCompanyId, investorName, targets, tags } = project
  const items: Description[] = [
    {
      term: labels.investor,
      value:
        investorCompanyId && investorName ? (
          <Link href={paths.companies.one(investorCompanyId)} prefetch={false} className="text-accent hover:underline">
            {investor ?? investorName}
          </Link>
        ) : (
          investor
        ),
    },
    { term: labels.targets, value: targets.map((one) => one.label).join('、') },
    { term: labels.origin, value: project.origin && ORIGIN_TERMS[project.origin] },
    { term: labels.sourceRegion, value: project.regionLabel },
    { term: labels.industry, value: project.industryLabel },
    { term: labels.area, value: project.area },
    { term: labels.agreementKind, value: agreementTerm(project.agreementKind) },
    { term: labels.landedName, value: project.landedName },
    {
      term: labels.landedUscc,
      value: project.landedUscc && <span className="font-mono text-sm">{project.landedUscc}</span>,
    },
    {
      term: labels.tags,
      value:
        tags.length > 0 ? (
          <span className="inline-flex flex-wrap gap-1">
            {tags.map((tag) => (
              <Badge key={tag.code}>{tag.label}</Badge>
            ))}
          </span>
        ) : null,
    },
    { term: labels.nextStep, value: project.nextStep },
    { term: labels.nextOn, value: project.nextOn && <DateText day={project.nextOn} /> },
    {
      term: labels.content,
      value: project.content && <p className="whitespace-pre-wrap">{project.content}</p>,
      wide: true,
    },
  ]
  return <DescriptionList items={items} />
}
