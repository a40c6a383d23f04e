import type { Metadata } from 'next'
import { RequestPolicyForm } from '@/components/requests/policy-form'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { termsOf } from '@/lib/dictionaries/queries'
import { newId } from '@/lib/kernel/ids'
import { requestPolicy } from '@/lib/requests/policy.queries'
import { saveRequestPolicyAction } from './actions'

export const metadata: Metadata = { title: '诉求办理规则' }

export default async function RequestSettingsPage() {
  await pageViewer('policy.write')
  const [policy, categories] = await Promise.all([requestPolicy(reader()), termsOf(reader(), 'request-category')])
  return (
    <>
      <PageHeader title="诉求办理规则" meta="各类诉求的办理时限、逾期提级和企业评价链接" />
      <Card>
        <RequestPolicyForm
          key={policy.version}
          action={saveRequestPolicyAction}
          formKey={newId()}
          policy={policy}
          categories={categories.map(({ code, label }) => ({ value: code, label }))}
        />
      </Card>
    </>
  )
}
