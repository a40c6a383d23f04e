import Link from 'next/link'
import { DescriptionList } from '@/components/ui/description-list'
import { DateText } from '@/components/ui/figures'
import { paths } from '@/lib/kernel/paths'
import { REQUEST_LEVEL_TERMS, VERDICT_TERMS } from '@/lib/kernel/terms'
import type { RequestDetail } from '@/lib/requests/queries'
import { REQUEST_LABELS as labels } from '@/lib/requests/schema'

const Open = ({ href, children }: { href: string; children: string }) => (
  <Link href={href} prefetch={false} className="text-accent hover:underline">
    {children}
  </Link>
)

/** What a request is, of whom, and who has it. `linkBy` handed out the link by which its company is or was asked. */
export function RequestFacts({ request, linkBy }: { request: RequestDetail; linkBy: string | undefined }) {
  const { project, visit } = request
  return (
    <DescriptionList
      items={[
        {
          term: labels.companyId,
          value: <Open href={paths.companies.one(request.companyId)}>{request.companyName}</Open>,
        },
        { term: labels.category, value: request.categoryLabel },
        { term: '办理层级', value: REQUEST_LEVEL_TERMS[request.level] },
        { term: labels.unitId, value: request.unitName },
        { term: labels.ownerId, value: request.ownerName ?? '未指定' },
        { term: '办理时限', value: `${request.workingDays}个工作日` },
        { term: '到期日', value: <DateText day={request.dueOn} /> },
        { term: '提出单位', value: request.raisedUnitName },
        { term: '提出人', value: request.raiserName },
        { term: labels.raisedOn, value: <DateText day={request.raisedOn} /> },
        ...(project
          ? [{ term: labels.projectId, value: <Open href={paths.projects.one(project.id)}>{project.name}</Open> }]
          : []),
        ...(visit
          ? [
              {
                term: labels.visitId,
                value: <Open href={paths.visits.one(visit.id)}>{`${visit.happenedOn} 走访`}</Open>,
              },
            ]
          : []),
        ...(linkBy ? [{ term: '企业评价链接', value: `评价链接由${linkBy}生成` }] : []),
        ...(request.verdict
          ? [
              {
                term: '企业评价',
                value: [VERDICT_TERMS[request.verdict], request.verdictNote].filter(Boolean).join('：'),
                wide: true,
              },
            ]
          : []),
      ]}
    />
  )
}
