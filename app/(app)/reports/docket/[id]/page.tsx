import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AskedForm } from '@/components/docket/asked-form'
import { SheetPreview } from '@/components/docket/sheet-preview'
import { ActionButton } from '@/components/forms/action-button'
import { ButtonLink, buttonClass } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { orNotFound, pageViewer } from '@/lib/access/page'
import { may } from '@/lib/access/roles'
import { reaches } from '@/lib/access/scope'
import { reader } from '@/lib/access/session'
import { previewForm } from '@/lib/docket/fill.queries'
import { MOST_ROWS, PREVIEW_ROWS } from '@/lib/docket/limits.rules'
import { DOCKET_LISTS } from '@/lib/docket/lists'
import { recentPeriods } from '@/lib/docket/periods.queries'
import { findForm } from '@/lib/docket/queries'
import { paths } from '@/lib/kernel/paths'
import { defaultUnit, summaryUnits } from '@/lib/reports/scope.queries'
import { restoreFormAction } from '../actions'

export const metadata: Metadata = { title: '上报表' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function DocketFormPage({ params, searchParams }: Props) {
  const viewer = await pageViewer('report.read')
  const { id } = await params
  const query = await searchParams
  const form = await findForm(reader(), viewer, id)
  const mayChange = form?.unitId !== undefined && reaches(viewer, 'docket.write', { unitId: form.unitId })
  if (!form || (form.deleted && !mayChange)) notFound()
  const header = { title: form.title, breadcrumb: [{ label: '上报表', href: paths.docket() }] }
  if (form.deleted)
    return (
      <>
        <PageHeader {...header} />
        <Notice
          tone="warn"
          title="这张表已删除"
          action={
            <ActionButton action={restoreFormAction} fields={{ id, version: form.version }} size="small">
              恢复
            </ActionButton>
          }
        >
          表样仍保留着，恢复后照常填报。
        </Notice>
      </>
    )
  const [units, periods] = await Promise.all([summaryUnits(reader(), viewer), recentPeriods(reader(), form.kind)])
  const unit = [query.unit].flat()[0] || (await orNotFound(defaultUnit(reader(), viewer)))
  const period = [query.period].flat()[0] || (periods[0]?.value ?? '')
  const preview = await orNotFound(previewForm(reader(), viewer, { formId: id, unitId: unit, periodKey: period }))
  const tooMany = preview.total > MOST_ROWS
  return (
    <>
      <PageHeader
        {...header}
        meta={[DOCKET_LISTS[form.list].about, form.note, form.file?.name].filter(Boolean).join(' · ')}
        actions={
          <>
            {mayChange ? <ButtonLink href={paths.docketEdit(id)}>修改</ButtonLink> : null}
            <a href={paths.docketFile(id, { blank: 1 })} download className={buttonClass('secondary')}>
              空白表样
            </a>
            {may(viewer, 'export.run') && !tooMany ? (
              <a href={paths.docketFile(id, { unit, period })} download className={buttonClass('primary')}>
                <Download aria-hidden />
                下载Excel
              </a>
            ) : null}
          </>
        }
      />
      <AskedForm
        units={units.map(({ value, label, depth }) => ({ value, label: `${'　'.repeat(depth)}${label}` }))}
        periods={
          periods.some(({ value }) => value === period)
            ? periods
            : [{ value: period, label: preview.period.label }, ...periods]
        }
        unit={unit}
        period={period}
      />
      {tooMany ? (
        <Notice tone="warn" title={`这个期间共有${preview.total}行，超过一张表的${MOST_ROWS}行`} className="mb-4">
          请选较短的期间或下级单位后再下载。
        </Notice>
      ) : null}
      <div className="space-y-4">
        {preview.sheets.map((sheet) => (
          <Section
            key={sheet.name}
            title={sheet.name}
            meta={
              preview.total > PREVIEW_ROWS
                ? `共${preview.total}行，这里先看前${PREVIEW_ROWS}行`
                : `共${preview.total}行`
            }
            flush
          >
            <SheetPreview sheet={sheet} />
          </Section>
        ))}
      </div>
    </>
  )
}
