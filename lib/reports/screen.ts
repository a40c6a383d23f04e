import { PACE_TERMS, paceGap, paceOf, permilleOf } from '@/lib/goals/progress.rules'
import { blockText } from './document'
import { formatFigure, formatShare } from './figure'
import type { KeyProject, MonthPoint, SummaryNumbers } from './numbers'
import { rank } from './ranking'
import { projectBlocks } from './work-sections'

/** As many as can be read from ten metres. */
const MOST = { goals: 6, ranked: 8, moves: 4 }
const TOTALS = [
  'visits',
  'companies-visited',
  'projects-signed',
  'projects-signed-100m',
  'capital-domestic',
  'capital-foreign',
]

/** `share` and `time` are thousandths, `time` null where a goal is not measured against time. */
export type ScreenGoal = { id: string; title: string; share: number; time: number | null; words: string }
export type ScreenView = {
  title: string
  year: string
  through: string
  totals: { key: string; title: string; value: string; month: string }[]
  goals: ScreenGoal[]
  course: { points: MonthPoint[]; top: number }
  ranking: {
    title: string
    rows: { id: string; rank: number; name: string; value: string; share: number }[]
    of: number
  }
  moves: { id: string; text: string }[]
}

/** What a hall sees of a summary's numbers: the same figures in the same words, cut to what can be read from afar. Names of units and projects, of no person. */
export function screenOf(numbers: SummaryNumbers): ScreenView {
  const figures = TOTALS.flatMap((key) => numbers.figures.find((figure) => figure.key === key) ?? [])
  const [first] = numbers.ranking.columns
  const ranked = first ? rank(numbers.ranking) : []
  const largest = Math.max(1, ...ranked.map((row) => row.cumulative[0] ?? 0))
  const told = numbers.projects.rows
    .filter((project) => project.moves.length > 0)
    .toSorted((a, b) => (latest(a) < latest(b) ? 1 : -1))
  return {
    title: `${numbers.unit.name}双招双引`,
    year: numbers.through.slice(0, 4),
    through: numbers.through,
    totals: figures.map(({ key, title, unit, cumulative, month }) => ({
      key,
      title,
      value: formatFigure(cumulative, unit),
      month: formatFigure(month, unit),
    })),
    goals: numbers.goals
      .flatMap((goal): ScreenGoal[] => {
        const share = goal.cumulative === null ? null : permilleOf(goal.cumulative, goal.target)
        if (share === null) return []
        const gap = paceGap(share, goal.timeProgress)
        const time = goal.timeProgress === null ? null : Math.round(goal.timeProgress * 1000)
        const pace = time === null || gap === null ? '' : `，${PACE_TERMS[paceOf(gap)]}`
        return [{ id: goal.id, title: goal.title, share, time, words: `${formatShare(share)}${pace}` }]
      })
      .slice(0, MOST.goals),
    course: {
      points: numbers.course,
      top: topOf(numbers.course.flatMap((point) => [point.value ?? 0, point.lastYear ?? 0])),
    },
    ranking: {
      title: first ? `累计${first.title}` : '',
      rows: ranked.slice(0, MOST.ranked).map((row) => ({
        id: row.unitId,
        rank: row.rank,
        name: row.name,
        value: first ? formatFigure(row.cumulative[0] ?? 0, first.unit) : '',
        share: ((row.cumulative[0] ?? 0) / largest) * 1000,
      })),
      of: ranked.length,
    },
    moves: told.slice(0, MOST.moves).map((project) => ({ id: project.id, text: moveWords(numbers, project) })),
  }
}

const latest = ({ moves }: KeyProject): string => moves.reduce((last, move) => (move.on > last ? move.on : last), '')

/** A project's sentence as the summary has it, without its number in the list, investor and amount: on one line the news must be seen. */
function moveWords(numbers: SummaryNumbers, project: KeyProject): string {
  const blocks = projectBlocks({
    ...numbers,
    projects: { total: 1, moved: 1, rows: [{ ...project, investor: '', amount: null }] },
  })
  const item = blocks.find((block) => block.kind === 'item')
  return (item ? (blockText(item) ?? '') : '').replace(/^1\. /, '')
}

/** The next round number above all values: the axis begins at zero and ends at a round number. */
export function topOf(values: number[]): number {
  const largest = Math.max(4, ...values)
  const size = 10 ** Math.floor(Math.log10(largest))
  return size * (([1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10] as const).find((step) => step * size >= largest) ?? 10)
}
