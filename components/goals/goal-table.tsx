import Link from 'next/link'
import { type Column, DataTable } from '@/components/ui/data-table'
import { ProgressBar } from '@/components/ui/progress-bar'
import { rangeWords } from '@/lib/goals/closing.rules'
import { formatFigure, formatPermille } from '@/lib/goals/figure.rules'
import { yearOf } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { GOAL_PERIOD_TERMS } from '@/lib/kernel/terms'
import type { Forecast } from '@/lib/metrics/forecast'
import type { GoalProgress } from '@/lib/metrics/goals'
import { closingOf } from './forecast-line'
import { CLAIMED_VIEW, openGoal } from './goal-row'
import { PaceBadge } from './pace-badge'

type Props = { rows: GoalProgress[]; asOf: string; forecasts: Map<string, Forecast> }

/** Goals as a dense table for the desk: everything a figure is measured against in one line. */
export function GoalTable({ rows, asOf, forecasts }: Props) {
  const columns: Column<GoalProgress>[] = [
    { key: 'title', header: '目标', cell: (row) => <Title row={row} /> },
    { key: 'target', header: '目标值', align: 'end', cell: (row) => formatFigure(row.target, row.unit) },
    { key: 'actual', header: '已认定', align: 'end', cell: (row) => <Actual row={row} asOf={asOf} /> },
    { key: 'claimed', header: '待认定', align: 'end', cell: (row) => <Claimed row={row} asOf={asOf} /> },
    { key: 'completion', header: '完成率', cell: (row) => <Completion row={row} /> },
    {
      key: 'time',
      header: '序时进度',
      align: 'end',
      cell: ({ time }) => (time === null ? '—' : formatPermille(Math.round(time * 1000))),
    },
    { key: 'gap', header: '序时差', align: 'end', cell: (row) => <Gap row={row} /> },
    {
      key: 'missing',
      header: '缺口',
      align: 'end',
      cell: ({ missing, unit }) => (missing ? formatFigure(missing, unit) : missing === 0 ? '完成' : '—'),
    },
    {
      key: 'forecast',
      header: '期末预测与补缺口',
      cell: (row) => <Outlook row={row} forecast={forecasts.get(row.goal.id)} />,
    },
  ]
  return <DataTable caption="目标完成情况" columns={columns} rows={rows} rowKey={(row) => row.goal.id} />
}

function Title({ row: { goal, period, allotted } }: { row: GoalProgress }) {
  return (
    <>
      <Link
        href={paths.goal(goal.id)}
        prefetch={false}
        className="inline-block min-w-36 font-medium hover:text-accent hover:underline"
      >
        {goal.title}
      </Link>
      <span className="block text-xs text-ink-muted">
        {GOAL_PERIOD_TERMS[goal.period]}
        {goal.period === 'annual' ? ` · ${yearOf(period.to)}年` : ''}
        {allotted ? ' · 分解任务' : ''}
      </span>
    </>
  )
}

function Actual({ row, asOf }: { row: GoalProgress; asOf: string }) {
  const href = openGoal(row, asOf)
  if (!href) return <span className="text-ink-muted">—</span>
  return (
    <Link href={href} prefetch={false} className="font-semibold text-accent hover:underline">
      {formatFigure(row.actual ?? 0, row.unit)}
    </Link>
  )
}

function Claimed({ row, asOf }: { row: GoalProgress; asOf: string }) {
  const href = row.claimed ? openGoal(row, asOf, CLAIMED_VIEW) : undefined
  if (!href) return <span className="text-ink-muted">—</span>
  return (
    <Link href={href} prefetch={false} className="text-accent hover:underline">
      {formatFigure(row.claimed, row.unit)}
    </Link>
  )
}

function Completion({ row: { goal, completion, time, contribution } }: { row: GoalProgress }) {
  if (completion === null) return <span className="text-ink-muted">—</span>
  return (
    <span className="flex min-w-32 items-center gap-2">
      <ProgressBar
        value={completion / 1000}
        time={time ?? undefined}
        label={`${goal.title}完成进度`}
        className="flex-1"
      />
      <span className="w-14 text-right font-medium">
        {contribution ? '贡献 ' : ''}
        {formatPermille(completion)}
      </span>
    </span>
  )
}

function Gap({ row: { pace, gap } }: { row: GoalProgress }) {
  if (pace === null || gap === null) return <span className="text-ink-muted">—</span>
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <PaceBadge pace={pace} />
      {gap > 0 ? '+' : ''}
      {(gap / 10).toFixed(1)}
    </span>
  )
}

function Outlook({ row, forecast }: { row: GoalProgress; forecast: Forecast | undefined }) {
  if (!forecast) return <span className="text-xs text-ink-muted">{row.notes.join('') || '不作预测'}</span>
  return (
    <>
      <span className="font-medium">{rangeWords(forecast.range, row.unit)}</span>
      <span className="block text-xs text-ink-muted">
        {forecast.thin ? '历史不足，谨慎估计。' : ''}
        {row.missing === null ? '' : closingOf(row, forecast)}
      </span>
    </>
  )
}
