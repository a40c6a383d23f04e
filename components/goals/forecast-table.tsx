import { Badge } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/data-table'
import { rangeWords } from '@/lib/goals/closing.rules'
import { formatFigure } from '@/lib/goals/figure.rules'
import { ENOUGH, type Odds, type Range } from '@/lib/goals/forecast.rules'
import type { FigureUnit } from '@/lib/goals/rule.schema'
import { STAGE_TERMS } from '@/lib/kernel/terms'
import type { Forecast } from '@/lib/metrics/forecast'
import type { GoalProgress } from '@/lib/metrics/goals'

type Line = {
  key: string
  what: string
  amount: string
  learned: string
  odds: string
  expected: string
  thin: boolean
}

const percent = (share: number) => `${(share * 100).toFixed(share > 0 && share < 0.1 ? 1 : 0)}%`
const span = ({ low, mid, high }: Range) =>
  low === high ? percent(mid) : `${percent(mid)}（${percent(low)}—${percent(high)}）`
const expected = (of: Range, unit: FigureUnit) =>
  unit.kind === 'money'
    ? formatFigure(Math.round(of.mid), unit)
    : `${(Math.round(of.mid * 10) / 10).toLocaleString('zh-CN')}${unit.label}`

/** How thin history was made up for, in a sentence. */
const prior = ({ cases, prior }: Odds): string =>
  prior === null ? '' : `；只有 ${cases} 例，不足 ${ENOUGH} 例，另按 ${percent(prior)} 补 ${ENOUGH} 例`

/** 期末预测 with everything it was reckoned from: what counts, what waits, what is under way, and the odds that history gives each. */
export function ForecastTable({ progress, forecast }: { progress: GoalProgress; forecast: Forecast }) {
  const { unit } = progress
  return (
    <>
      <p className="border-b p-4">
        期末（还有 {forecast.days} 天）预计 <strong className="text-lg">{rangeWords(forecast.range, unit)}</strong>
        ，中值 {formatFigure(forecast.range.mid, unit)}，目标 {formatFigure(progress.target, unit)}。
        {forecast.thin ? <Badge tone="warn">历史不足，谨慎估计</Badge> : null}
      </p>
      <DataTable
        caption="期末预测的构成"
        columns={[
          { key: 'what', header: '构成', phone: 'title', cell: (row) => row.what },
          { key: 'amount', header: '现有', align: 'end', cell: (row) => row.amount },
          {
            key: 'learned',
            header: '本区历史',
            cell: (row) => <span className="text-sm text-ink-muted">{row.learned}</span>,
          },
          { key: 'odds', header: '转化率（八成把握的区间）', align: 'end', cell: (row) => row.odds },
          { key: 'expected', header: '预计', align: 'end', phone: 'end', cell: (row) => row.expected },
        ]}
        rows={linesOf(progress, forecast)}
        rowKey={(row) => row.key}
      />
      <p className="border-t px-4 py-2 text-sm text-ink-muted">
        转化率取自全区近五年记录，只含比例，不涉及具体项目；每个项目只在一行中出现，已计入和待认定的不再列入在推进。
      </p>
    </>
  )
}

function linesOf({ unit, actual }: GoalProgress, { days, claims, stages, money, pace }: Forecast): Line[] {
  const counted = formatFigure(actual ?? 0, unit)
  const first = {
    key: 'actual',
    what: '已认定',
    amount: counted,
    learned: '已经计入',
    odds: '',
    expected: counted,
    thin: false,
  }
  if (pace)
    return [
      { ...first, what: '已登记' },
      {
        ...{ key: 'pace', what: '按目前进度', amount: '', learned: `本期至今的日均数 × 剩余 ${days} 天` },
        ...{ odds: '', expected: expected(pace, unit), thin: false },
      },
    ]
  const { odds, claimed } = claims
  const waiting = {
    ...{ key: 'claims', what: '待认定', amount: formatFigure(claimed, unit), thin: odds.prior !== null },
    learned: `已有结论的 ${odds.cases} 件申报中 ${odds.hits} 件通过${prior(odds)}`,
    ...{ odds: span(odds), expected: expected(claims.expected, unit) },
  }
  const pipeline = stages.map(
    ({ stage, projects, expected: of }): Line => ({
      ...{ key: stage.stage, what: `在推进：${STAGE_TERMS[stage.stage]}`, amount: `${projects}个`, odds: span(stage) },
      learned: `${stage.cases} 个进入该阶段的项目中，${stage.hits} 个在 ${days} 天内达到${prior(stage)}`,
      ...{ expected: expected(of, unit), thin: stage.prior !== null },
    }),
  )
  return [first, waiting, ...pipeline, ...(money ? [moneyLine(money, days, unit)] : [])]
}

function moneyLine(
  { open, projects, odds, expected: of }: NonNullable<Forecast['money']>,
  days: number,
  unit: FigureUnit,
): Line {
  const { windows, thin } = odds
  return {
    ...{
      key: 'money',
      what: `已签约未到资（${projects}个项目）`,
      amount: formatFigure(open, unit),
      odds: span(odds),
      thin,
    },
    learned:
      windows.length === 0
        ? '没有可供参考的到资历史，不计入预测'
        : `过去 ${windows.length} 段各 ${days} 天里，段初未到资金在段内到账的比例${thin ? '；不足 3 段，中值减半' : ''}`,
    expected: expected(of, unit),
  }
}
