import type { Metadata } from 'next'
import { DocketTable } from '@/components/docket/docket-table'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { may } from '@/lib/access/roles'
import { reader } from '@/lib/access/session'
import { DOCKET_LISTS } from '@/lib/docket/lists'
import { docketForms } from '@/lib/docket/queries'
import { paths } from '@/lib/kernel/paths'
import { REPORT_KIND_TERMS } from '@/lib/kernel/terms'

export const metadata: Metadata = { title: '上报表' }

export default async function DocketPage() {
  const viewer = await pageViewer('report.read')
  const forms = await docketForms(reader(), viewer)
  return (
    <>
      <PageHeader
        title="上报表"
        breadcrumb={[{ label: '工作月报', href: paths.reports() }]}
        meta="上级要的固定表格：选单位和期间，按原表样填好下载"
        actions={
          <>
            <ButtonLink kind="quiet" href={paths.docketNames()}>
              可用名称
            </ButtonLink>
            {may(viewer, 'docket.write') ? (
              <ButtonLink kind="primary" href={paths.docketNew()}>
                上传表样
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <DocketTable
        rows={forms.map((form) => ({
          id: form.id,
          title: form.title,
          list: DOCKET_LISTS[form.list].title,
          kind: REPORT_KIND_TERMS[form.kind],
          from: form.unitName ? `${form.unitName}上传` : '系统自带',
          note: form.note ?? '',
        }))}
      />
    </>
  )
}
