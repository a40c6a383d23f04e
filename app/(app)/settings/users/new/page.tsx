import type { Metadata } from 'next'
import { PageHeader } from '@/components/ui/page-header'
import { treeOptions } from '@/components/units/tree-options'
import { UserForm } from '@/components/users/user-form'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { unitTree } from '@/lib/units/queries'
import { createUserAction } from '../actions'

export const metadata: Metadata = { title: '新建人员' }

export default async function NewUserPage() {
  await pageViewer('user.write')
  const units = (await unitTree(reader())).filter((unit) => unit.active)
  return (
    <>
      <PageHeader title="新建人员" breadcrumb={[{ label: '人员', href: paths.settings('users') }]} />
      <UserForm action={createUserAction} formKey={newId()} units={treeOptions(units)} />
    </>
  )
}
