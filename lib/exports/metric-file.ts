import { may } from '@/lib/access/roles'
import { notFound } from '@/lib/kernel/errors'
import { formatDay } from '@/lib/kernel/month'
import { metricAddress } from '@/lib/metrics/address'
import { listMetric } from '@/lib/metrics/list'
import { findMetric, ruleOn } from '@/lib/metrics/metric'
import type { MetricRow } from '@/lib/metrics/rows'
import { unitsUnder } from '@/lib/metrics/units'
import type { FileShape } from './file-shape'
import { BATCH, type FileColumn, type ListFileReader, shapeOf, walked } from './list-file'

/** The records behind a figure, by the address of its page: counted ones or those left out and why, with the figure's own definition and scope. */
export const metricFile: ListFileReader = async (params, read, viewer) => {
  const given = params instanceof URLSearchParams ? Object.fromEntries(params) : params
  const address = metricAddress(given)
  const key = String([given.key].flat().at(-1) ?? '')
  const metric = await findMetric(read, key)
  if (ruleOn(metric, address.period.to).source !== 'manual' && !may(viewer, 'project.read')) throw notFound(key)
  const { period, unit, own, person, asOf, reason } = address
  const view = address.view === 'left-out' ? 'left-out' : 'counted'
  const unitIds = unit ? (own ? [unit] : await unitsUnder(read, unit)) : undefined
  const ask = (page: number, pageSize: number) =>
    listMetric(read, viewer, metric, period, { unitIds, ownerId: person, asOf, view, reason, page, pageSize })
  const shown = columnsOf(view === 'left-out')
  const amount = amountShape(metric.unit)
  return {
    title: `${metric.title}${view === 'left-out' ? '未计入' : ''}`,
    permission: 'goal.read',
    entry: { action: 'export.run', noun: 'export' },
    asked: {
      q: undefined,
      filters: { key, ...period, unit, own, person, asOf, view, reason },
      sort: { key: 'on', direction: 'desc' },
      columns: [...shown.map(([header]) => header), amount.header],
    },
    about: async () =>
      `${formatDay(period.from)}至${formatDay(period.to)}${asOf ? `，按${formatDay(asOf)}的情况` : ''}`,
    columns: [...shown.map(([header, column]) => shapeOf(header, column)), amount],
    total: async () => (await ask(1, 1)).total,
    parts: (_read, _viewer, most) =>
      walked(most, async (limit, from) =>
        (await ask(Math.floor(from / BATCH) + 1, BATCH)).rows
          .slice(0, limit)
          .map((row) => [...shown.map(([, { value }]) => value(row) ?? null), row.amount]),
      ),
  }
}

/** What a record adds to the figure, so that the sum of the column is the figure. */
function amountShape(unit: { kind: 'count'; label: string } | { kind: 'money'; currency: 'CNY' | 'USD' }): FileShape {
  if (unit.kind === 'count') return { header: `计入（${unit.label}）`, width: 12, kind: 'number', total: true }
  return { header: `金额（${unit.currency === 'USD' ? '万美元' : '万元'}）`, width: 18, kind: 'wan', total: true }
}

const columnsOf = (leftOut: boolean): [string, FileColumn<MetricRow>][] => [
  ['记录', { kind: 'text', width: 36, value: (row) => row.title }],
  ['发生日期', { kind: 'day', value: (row) => row.on }],
  [
    leftOut ? '未计入原因' : '计入依据',
    { kind: 'text', width: 48, value: (row) => row.why.filter(Boolean).join(leftOut ? '；' : ' · ') },
  ],
  ['责任单位', { kind: 'text', value: (row) => row.unitName }],
  ['责任人', { kind: 'text', width: 10, value: (row) => row.personName }],
  ['次数', { kind: 'number', total: false, value: (row) => row.times }],
  ['佐证材料（件）', { kind: 'number', total: false, value: (row) => row.proofs }],
]
