import type { Metadata } from 'next'
import { TermTable } from '@/components/dictionaries/term-table'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { FilterBar } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Tabs } from '@/components/ui/tabs'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { isTermKind, TERM_KIND_NAMES, TERM_KINDS } from '@/lib/dictionaries/kinds'
import { listTerms } from '@/lib/dictionaries/queries'
import { paths } from '@/lib/kernel/paths'

export const metadata: Metadata = { title: '字典设置' }

type Query = Promise<{ kind?: string; q?: string; page?: string }>

export default async function DictionariesPage({ searchParams }: { searchParams: Query }) {
  await pageViewer('term.write')
  const query = await searchParams
  const kind = isTermKind(query.kind ?? '') ? query.kind : undefined
  const shown = TERM_KINDS.find((each) => each === kind) ?? TERM_KINDS[0]
  const q = query.q?.slice(0, 60)
  const page = Math.max(1, Math.floor(Number(query.page)) || 1)
  const { rows, total, pageSize } = await listTerms(reader(), shown, q, page)
  return (
    <>
      <PageHeader
        title="字典"
        meta={`${TERM_KIND_NAMES[shown]} ${total} 条`}
        actions={
          <ButtonLink kind="primary" href={paths.settingsNew('dictionaries', { kind: shown })}>
            新建条目
          </ButtonLink>
        }
      />
      <Tabs
        label="字典类别"
        tabs={TERM_KINDS.map((each) => ({
          label: TERM_KIND_NAMES[each],
          href: paths.settings('dictionaries', { kind: each }),
          current: each === shown,
        }))}
      />
      <FilterBar
        action={paths.settings('dictionaries')}
        label="筛选条目"
        search={{ value: q, placeholder: '名称、代码' }}
        keep={{ kind: shown }}
        clearHref={paths.settings('dictionaries', { kind: shown })}
      />
      <Card flush>
        <TermTable rows={rows} />
        <Pagination
          page={page}
          pageSize={pageSize}
          total={total}
          pageHref={(next) => paths.settings('dictionaries', { kind: shown, q, page: next })}
        />
      </Card>
    </>
  )
}
