import type { Metadata } from 'next'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { UnitTable } from '@/components/units/unit-table'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { paths } from '@/lib/kernel/paths'
import { unitTree } from '@/lib/units/queries'

export const metadata: Metadata = { title: '单位设置' }

export default async function UnitsPage() {
  await pageViewer('unit.write')
  const units = await unitTree(reader())
  return (
    <>
      <PageHeader
        title="单位"
        meta={`${units.filter((unit) => unit.active).length} 个在用`}
        actions={
          <ButtonLink kind="primary" href={paths.settingsNew('units')}>
            新建单位
          </ButtonLink>
        }
      />
      <Card flush>
        <UnitTable units={units} />
      </Card>
    </>
  )
}
