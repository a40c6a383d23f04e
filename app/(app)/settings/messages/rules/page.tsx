import type { Metadata } from 'next'
import { ReminderForm } from '@/components/notices/reminder-form'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { newId } from '@/lib/kernel/ids'
import { reminderPolicy } from '@/lib/reminders/policy.queries'
import { savePolicyAction } from '../actions'
import { MessageTabs } from '../message-tabs'

export const metadata: Metadata = { title: '提醒规则' }

/** The days of every reminder, for the whole district. */
export default async function ReminderRulesPage() {
  const viewer = await pageViewer('policy.write')
  const policy = await reminderPolicy(reader())
  return (
    <>
      <MessageTabs viewer={viewer} current="rules" />
      <PageHeader title="提醒规则" meta="全区通用，从下一次计算（每天 07:00）起生效" />
      <Card>
        <ReminderForm key={policy.version} action={savePolicyAction} formKey={newId()} policy={policy} />
      </Card>
    </>
  )
}
