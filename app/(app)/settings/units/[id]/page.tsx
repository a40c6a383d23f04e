import type { Metadata } from 'next'
import { PageHeader } from '@/components/ui/page-header'
import { treeOptions } from '@/components/units/tree-options'
import { UnitForm } from '@/components/units/unit-form'
import { orNotFound, pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { findUnit, unitTree } from '@/lib/units/queries'
import { isWithin } from '@/lib/units/rules'
import { saveUnitAction } from '../actions'

export const metadata: Metadata = { title: '修改单位' }

export default async function UnitPage({ params }: { params: Promise<{ id: string }> }) {
  await pageViewer('unit.write')
  const { id } = await params
  const unit = await orNotFound(findUnit(reader(), id))
  const parents = (await unitTree(reader())).filter(
    (other) => (other.active || other.id === unit.parentId) && !isWithin(other.path, unit.path),
  )
  return (
    <>
      <PageHeader title={unit.name} breadcrumb={[{ label: '单位', href: paths.settings('units') }]} />
      <UnitForm action={saveUnitAction} formKey={newId()} unit={unit} parents={treeOptions(parents)} />
    </>
  )
}
