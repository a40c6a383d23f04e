import type { Metadata } from 'next'
import { NamesTable } from '@/components/docket/names-table'
import { Section } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { DOCKET_LIST_KEYS, DOCKET_LISTS } from '@/lib/docket/lists'
import { formNames } from '@/lib/docket/names.rules'
import { paths } from '@/lib/kernel/paths'

export const metadata: Metadata = { title: '表样可用名称' }

export default async function DocketNamesPage() {
  await pageViewer('report.read')
  return (
    <>
      <PageHeader
        title="表样可用名称"
        breadcrumb={[{ label: '上报表', href: paths.docket() }]}
        meta="金额不写单位的按万元（外资按万美元）填，日期按日期填，都是可以计算的数"
      />
      <nav aria-label="清单" className="mb-4 flex flex-wrap gap-x-4 gap-y-1">
        {DOCKET_LIST_KEYS.map((key) => (
          <a key={key} href={`#${key}`} className="text-accent underline max-md:py-2">
            {DOCKET_LISTS[key].title}
          </a>
        ))}
      </nav>
      <div className="space-y-4">
        {DOCKET_LIST_KEYS.map((key) => (
          <Section key={key} id={key} title={DOCKET_LISTS[key].title} meta={DOCKET_LISTS[key].about} flush>
            <NamesTable caption={`${DOCKET_LISTS[key].title}可用名称`} rows={formNames(key)} />
          </Section>
        ))}
      </div>
    </>
  )
}
