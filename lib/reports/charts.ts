import { permilleOf } from '@/lib/goals/progress.rules'
import type { Block, Chart } from './document'
import { formatFigure } from './figure'
import type { SummaryNumbers } from './numbers'
import { rank } from './ranking'

/** The table has every unit; the picture those in front. */
const BARS = 10

/** The charts of a summary by the section they close; a section without figures has none. */
export function chartBlocks(numbers: SummaryNumbers): Record<'overview' | 'goals' | 'ranking', Block[]> {
  const drawn = (chart: Chart | null): Block[] => (chart ? [{ kind: 'chart', chart }] : [])
  return {
    overview: drawn(courseChart(numbers)),
    goals: drawn(completionChart(numbers)),
    ranking: drawn(rankingChart(numbers)),
  }
}

function courseChart({ period, course }: SummaryNumbers): Chart | null {
  if (course.length === 0) return null
  const title = `${period.to.slice(0, 4)}年各月走访企业`
  return { kind: 'course', key: 'course', title, unit: '家次', points: course }
}

function completionChart({ goals }: SummaryNumbers): Chart | null {
  const rows = goals.flatMap((goal) => {
    const completion = goal.cumulative === null ? null : permilleOf(goal.cumulative, goal.target)
    const time = goal.timeProgress === null ? null : Math.round(goal.timeProgress * 1000)
    return completion === null ? [] : [{ title: goal.title, completion, time }]
  })
  return rows.length > 0 ? { kind: 'completion', key: 'completion', title: '目标完成率与序时进度', rows } : null
}

function rankingChart({ ranking }: SummaryNumbers): Chart | null {
  const [first] = ranking.columns
  const ranked = first ? rank(ranking) : []
  if (!first || ranked.length < 2) return null
  return {
    kind: 'bars',
    key: 'units',
    title: `各单位累计${first.title}`,
    nameTitle: '单位',
    valueTitle: `累计${first.title}`,
    ...(ranked.length > BARS ? { meta: `居前${BARS}个单位` } : {}),
    rows: ranked.slice(0, BARS).map(({ name, cumulative }) => ({
      name,
      value: cumulative[0] ?? 0,
      text: formatFigure(cumulative[0] ?? 0, first.unit),
    })),
  }
}
