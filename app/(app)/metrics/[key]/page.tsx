import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StretchTable } from '@/components/goals/stretch-table'
import { ExportLinks } from '@/components/lists/export-links'
import { BreakdownTable } from '@/components/metrics/breakdown-table'
import { MetricFigure } from '@/components/metrics/metric-figure'
import { ReasonLinks } from '@/components/metrics/reason-links'
import { RecordTable } from '@/components/metrics/record-table'
import { Card } from '@/components/ui/card'
import { FilterBar } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Tabs } from '@/components/ui/tabs'
import { DateInput, Select } from '@/components/ui/text-input'
import { orNotFound, pageViewer } from '@/lib/access/page'
import { may } from '@/lib/access/roles'
import { reader } from '@/lib/access/session'
import { stretchesOf } from '@/lib/goals/stretches.rules'
import { formatDay, monthEnd } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { PAGE_SIZE } from '@/lib/lists/list.schema'
import { metricAddress, VIEW_TERMS, VIEWS, type View } from '@/lib/metrics/address'
import { type Breakdown, breakdown, type Part } from '@/lib/metrics/breakdown'
import { leftOutReasons } from '@/lib/metrics/left-out'
import { listMetric } from '@/lib/metrics/list'
import { explainMetric, findMetric, ruleOn } from '@/lib/metrics/metric'
import { countMetric } from '@/lib/metrics/read'
import { REASON_TERMS } from '@/lib/metrics/reasons'
import { scopeWords, unitsUnder } from '@/lib/metrics/units'
import { unitOptions } from '@/lib/units/queries'

type Props = { params: Promise<{ key: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { key } = await params
  return { title: (await orNotFound(findMetric(reader(), decodeURIComponent(key)))).title }
}

export default async function MetricPage({ params, searchParams }: Props) {
  const viewer = await pageViewer('goal.read')
  const read = reader()
  const key = decodeURIComponent((await params).key)
  const metric = await orNotFound(findMetric(read, key))
  const { period, unit, own, person, asOf, view, reason, page } = metricAddress(await searchParams)
  const rule = ruleOn(metric, period.to)
  // Reported figures are open to all; whoever reads no projects has no business with the rest.
  if (rule.source !== 'manual' && !may(viewer, 'project.read')) notFound()
  const options = { unitIds: unit ? (own ? [unit] : await unitsUnder(read, unit)) : undefined, ownerId: person, asOf }
  const [figure, explanation, scope, units] = await Promise.all([
    countMetric(read, viewer, metric, period, options),
    explainMetric(read, metric, period.to),
    scopeWords(read, viewer, { unitId: unit, own, personId: person }),
    unitOptions(read, viewer, 'project.read'),
  ])
  const verified = rule.source === 'stage' || rule.source === 'money'
  const href = (query: { view?: View; reason?: string; page?: number }) =>
    paths.metric(key, period, { unit, own, person, asOf, ...query })
  const list = view === 'counted' || view === 'left-out'
  const rows = list
    ? await listMetric(read, viewer, metric, period, { ...options, view, reason, page, pageSize: PAGE_SIZE })
    : undefined
  const reasons = view === 'left-out' ? await leftOutReasons(read, viewer, metric, period, options) : undefined
  const parts = list ? undefined : await breakdown(read, viewer, metric, period, view, options)
  return (
    <>
      <PageHeader
        title={metric.title}
        breadcrumb={
          metric.goalId
            ? [
                { label: '目标', href: paths.goals() },
                { label: metric.title, href: paths.goal(metric.goalId) },
              ]
            : [{ label: '工作台', href: paths.home() }]
        }
        meta={`${formatDay(period.from)}至${formatDay(period.to)}${asOf ? `，按${formatDay(asOf)}的情况` : ''}`}
      />
      <FilterBar
        action={`/metrics/${key}`}
        label="统计范围"
        keep={{ view: view === 'counted' ? undefined : view, person, reason, asOf }}
      >
        <DateInput name="from" label="开始日期" hideLabel defaultValue={period.from} />
        <DateInput name="to" label="结束日期" hideLabel defaultValue={period.to} />
        {units.length > 1 ? (
          <Select
            name="unit"
            label="单位"
            hideLabel
            placeholder="全部单位"
            options={indented(units)}
            defaultValue={unit}
          />
        ) : null}
      </FilterBar>
      <MetricFigure figure={figure} unit={metric.unit} verified={verified} scope={scope} explanation={explanation} />
      <Tabs
        label="查看方式"
        tabs={VIEWS.filter((each) => each !== 'target' || verified).map((each) => ({
          label: VIEW_TERMS[each],
          href: href({ view: each === 'counted' ? undefined : each }),
          current: each === view,
          count: each === view ? rows?.total : undefined,
        }))}
      />
      <Card flush>
        {rows ? (
          <>
            {reasons && reasons.length > 0 ? (
              <ReasonLinks
                reasons={reasons.map((each) => ({ ...each, label: REASON_TERMS[each.reason] }))}
                current={reason}
                href={(to) => href({ view: 'left-out', reason: to })}
              />
            ) : null}
            <RecordTable rows={rows.rows} unit={metric.unit} leftOut={view === 'left-out'} />
            {rows.total > 0 ? (
              <Pagination
                page={page}
                pageSize={PAGE_SIZE}
                total={rows.total}
                pageHref={(next) => href({ view: view === 'counted' ? undefined : view, reason, page: next })}
                unit="条"
              />
            ) : null}
          </>
        ) : null}
        {parts?.by === 'month' && parts.additive ? (
          <StretchTable
            rows={stretchesOf(parts.parts, period)}
            unit={metric.unit}
            verified={verified}
            href={({ from, to }) => paths.metric(key, { from, to }, { unit, own, person, asOf, view: 'unit' })}
            recordsHref={({ from, to }) => paths.metric(key, { from, to }, { unit, own, person, asOf })}
          />
        ) : parts ? (
          <BreakdownTable
            breakdown={parts}
            whole={figure}
            unit={metric.unit}
            header={VIEW_TERMS[view].replace('按', '')}
            verified={verified}
            href={(part) => partHref(parts.by, part)}
          />
        ) : null}
      </Card>
      {rows && rows.total > 0 && may(viewer, 'export.run') ? (
        <div className="no-print mt-2 flex flex-wrap items-center justify-end gap-2">
          <ExportLinks
            href={(format) =>
              paths.exportOf('metric', { key, ...period, unit, own, person, asOf, view, reason, format })
            }
          />
        </div>
      ) : null}
    </>
  )

  function partHref(by: Breakdown['by'], part: Part): string | undefined {
    // Year → month → unit → person → records: who opens a unit sees its people next.
    if (by === 'unit') return paths.metric(key, period, { unit: part.id, own: '1', person, asOf, view: 'person' })
    if (by === 'person') return part.id ? paths.metric(key, period, { unit, own, person: part.id, asOf }) : undefined
    if (by !== 'month') return undefined
    const from = `${part.id}-01` > period.from ? `${part.id}-01` : period.from
    const to = monthEnd(part.id) < period.to ? monthEnd(part.id) : period.to
    return paths.metric(key, { from, to }, { unit, own, person, asOf })
  }
}

const indented = (options: { value: string; label: string; depth: number }[]) =>
  options.map(({ value, label, depth }) => ({ value, label: `${'\u3000'.repeat(depth)}${label}` }))
