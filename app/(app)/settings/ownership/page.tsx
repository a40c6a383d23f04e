import type { Metadata } from 'next'
import { PolicyForm } from '@/components/ownership/policy-form'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { newId } from '@/lib/kernel/ids'
import { ownershipPolicy } from '@/lib/projects/policy.queries'
import { savePolicyAction } from './actions'

export const metadata: Metadata = { title: '归属规则' }

export default async function OwnershipSettingsPage() {
  await pageViewer('policy.write')
  const policy = await ownershipPolicy(reader())
  return (
    <>
      <PageHeader title="归属规则" meta="首谈保护、公海退回和预告的天数" />
      <Card>
        <PolicyForm key={policy.version} action={savePolicyAction} formKey={newId()} policy={policy} />
      </Card>
    </>
  )
}
