import type { Metadata } from 'next'
import { ExtraTable } from '@/components/extras/extra-table'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { listExtraFields } from '@/lib/extras/queries'
import { paths } from '@/lib/kernel/paths'
import { EXTRA_NOUN_TERMS, EXTRA_NOUNS } from '@/lib/kernel/terms'

export const metadata: Metadata = { title: '自定义字段' }

export default async function ExtrasPage({ searchParams }: { searchParams: Promise<{ noun?: string }> }) {
  await pageViewer('term.write')
  const asked = (await searchParams).noun
  const noun = EXTRA_NOUNS.find((each) => each === asked) ?? EXTRA_NOUNS[0]
  const rows = await listExtraFields(reader(), noun)
  return (
    <>
      <PageHeader
        title="自定义字段"
        meta={`${EXTRA_NOUN_TERMS[noun]} ${rows.length} 个`}
        actions={
          <ButtonLink kind="primary" href={paths.settingsNew('extras', { noun })}>
            新建字段
          </ButtonLink>
        }
      />
      <Tabs
        label="用于哪类记录"
        tabs={EXTRA_NOUNS.map((each) => ({
          label: EXTRA_NOUN_TERMS[each],
          href: paths.settings('extras', { noun: each }),
          current: each === noun,
        }))}
      />
      <Card flush className="mt-3">
        <ExtraTable rows={rows} noun={EXTRA_NOUN_TERMS[noun]} />
      </Card>
    </>
  )
}
