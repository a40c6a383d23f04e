import type { Metadata } from 'next'
import { PageHeader } from '@/components/ui/page-header'
import { treeOptions } from '@/components/units/tree-options'
import { UnitForm } from '@/components/units/unit-form'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { unitTree } from '@/lib/units/queries'
import { saveUnitAction } from '../actions'

export const metadata: Metadata = { title: '新建单位' }

export default async function NewUnitPage() {
  await pageViewer('unit.write')
  const units = (await unitTree(reader())).filter((unit) => unit.active)
  return (
    <>
      <PageHeader title="新建单位" breadcrumb={[{ label: '单位', href: paths.settings('units') }]} />
      <UnitForm action={saveUnitAction} formKey={newId()} parents={treeOptions(units)} parentId={units[0]?.id} />
    </>
  )
}
