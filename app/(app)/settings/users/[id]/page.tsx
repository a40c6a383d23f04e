import type { Metadata } from 'next'
import { Section } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { treeOptions } from '@/components/units/tree-options'
import { AccountActions } from '@/components/users/account-actions'
import { UserForm } from '@/components/users/user-form'
import { orNotFound, pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { unitTree } from '@/lib/units/queries'
import { findUser } from '@/lib/users/list.queries'
import { endSessionsAction, resetPasswordAction, updateUserAction } from '../actions'

export const metadata: Metadata = { title: '修改人员' }

export default async function UserPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await pageViewer('user.write')
  const { id } = await params
  const user = await orNotFound(findUser(reader(), viewer, id))
  const units = (await unitTree(reader())).filter((unit) => unit.active || unit.id === user.unitId)
  return (
    <>
      <PageHeader
        title={user.name}
        meta={<span className="font-mono">{user.username}</span>}
        breadcrumb={[{ label: '人员', href: paths.settings('users') }]}
      />
      <div className="grid gap-4 lg:grid-cols-2">
        <Section title="基本信息">
          <UserForm action={updateUserAction} formKey={newId()} user={user} units={treeOptions(units)} />
        </Section>
        <Section title="登录与密码" className="self-start">
          <AccountActions
            user={user}
            formKey={newId()}
            resetPassword={resetPasswordAction}
            endSessions={endSessionsAction}
          />
        </Section>
      </div>
    </>
  )
}
