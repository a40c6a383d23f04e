import type { Metadata } from 'next'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { listPlans } from '@/lib/goals/queries'
import { paths } from '@/lib/kernel/paths'
import { FirstPlans } from '../../goals/no-plans'

export const metadata: Metadata = { title: '规划与目标' }

export default async function PlansPage() {
  const viewer = await pageViewer('goal.write')
  const plans = await listPlans(reader())
  const create = (
    <ButtonLink kind="primary" href={paths.settingsNew('plans')}>
      新建规划
    </ButtonLink>
  )
  return (
    <>
      <PageHeader title="规划与目标" meta={`${plans.length} 项规划`} actions={create} />
      <Card flush>
        <DataTable
          caption="规划"
          columns={[
            { key: 'title', header: '规划', phone: 'title', cell: (plan) => plan.title },
            { key: 'org', header: '制定单位', cell: (plan) => plan.org },
            { key: 'days', header: '期限', cell: (plan) => `${plan.from} 至 ${plan.to}`, unlabelled: true },
            {
              key: 'kind',
              header: '性质',
              phone: 'end',
              cell: (plan) => (
                <Badge tone={plan.reference ? 'neutral' : 'accent'}>{plan.reference ? '参考' : '本区'}</Badge>
              ),
            },
          ]}
          rows={plans}
          rowKey={(plan) => plan.id}
          rowHref={(plan) => paths.settingsOne('plans', plan.id)}
          empty={
            <EmptyState title="还没有规划" action={<FirstPlans viewer={viewer} />}>
              规划、政府工作报告、年度计划都可以登记，每项下再逐条填写目标。也可以先载入市南区公开发布的规划目标，再按需修改。
            </EmptyState>
          }
        />
      </Card>
    </>
  )
}
