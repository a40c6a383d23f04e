import { PACE_TERMS, PACES, type Pace, paceGap, paceOf, permilleOf } from '@/lib/goals/progress.rules'
import { GOAL_PERIOD_TERMS } from '@/lib/kernel/terms'
import type { Block, Paragraph, SummaryTable } from './document'
import { figureCell, formatPoints, formatShare, pointsCell, shareCell, textCell, unitLabel } from './figure'
import { changeCells, changeColumns, changeNote, column, numberColumn, titleWithUnit } from './figures-table'
import type { GoalNumbers, SummaryNumbers } from './numbers'
import { type PeriodWords, periodWords } from './period-words'
import { type Piece, paragraph } from './sentences'

/** How many goals a sentence names on either side; the table has them all. */
const NAMED = 3

type Measured = { goal: GoalNumbers; completion: number; gap: number; pace: Pace }

/** Section two: how the unit stands against its goals. */
export function goalsBlocks(numbers: SummaryNumbers): Block[] {
  if (numbers.goals.length === 0) {
    return [{ kind: 'paragraph', key: 'goals.none', text: '本年度未下达目标任务。', figures: [] }]
  }
  return [goalsParagraph(numbers), { kind: 'table', table: goalsTable(numbers) }]
}

function goalsParagraph(numbers: SummaryNumbers): Paragraph {
  const measured = numbers.goals.flatMap(measure)
  const count = (key: string, of: number): Piece => ({ key: `goals.${key}`, text: `${of}项`, value: of })
  const unreported = numbers.goals.filter((goal) => goal.cumulative === null).length
  const standings = [
    ...PACES.map((pace) => ({
      key: pace,
      word: PACE_TERMS[pace],
      of: measured.filter((row) => row.pace === pace).length,
    })),
    { key: 'unreported', word: '尚未填报', of: unreported },
    { key: 'unmeasured', word: '不按序时考核', of: numbers.goals.length - measured.length - unreported },
  ].filter(({ of }) => of > 0)
  const pieces: Piece[] = [
    `对照目标任务，${numbers.unit.scope}`,
    count('total', numbers.goals.length),
    '指标中，',
    ...standings.flatMap(({ key, word, of }, at): Piece[] => [`${at === 0 ? '' : '、'}${word}`, count(key, of)]),
    '。',
  ]
  const done = measured.filter((row) => row.completion >= 1000).length
  if (done > 0) pieces.push(count('done', done), '已完成目标。')
  const byGap = measured.toSorted((a, b) => b.gap - a.gap)
  pieces.push(...named('进度较快的有', byGap.filter((row) => row.pace === 'ahead').slice(0, NAMED)))
  pieces.push(
    ...named(
      '进度滞后的有',
      byGap
        .filter((row) => row.pace === 'behind')
        .toReversed()
        .slice(0, NAMED),
    ),
  )
  return paragraph('goals.overview', pieces)
}

function named(opening: string, rows: Measured[]): Piece[] {
  if (rows.length === 0) return []
  const pieces = rows.flatMap(({ goal, completion, gap, pace }, index): Piece[] => [
    `${index === 0 ? '' : '、'}${goal.title}（完成率`,
    { key: `goal.${goal.id}.completion`, text: formatShare(completion), value: completion },
    '，',
    { key: `goal.${goal.id}.pace`, text: PACE_TERMS[pace], value: gap },
    { key: `goal.${goal.id}.gap`, text: formatPoints(gap), value: gap },
    '）',
  ])
  return [`${opening}：`, ...pieces, '。']
}

const completionOf = (goal: GoalNumbers): number | null =>
  goal.cumulative === null ? null : permilleOf(goal.cumulative, goal.target)

function measure(goal: GoalNumbers): Measured[] {
  const completion = completionOf(goal)
  const gap = paceGap(completion, goal.timeProgress)
  return completion === null || gap === null ? [] : [{ goal, completion, gap, pace: paceOf(gap) }]
}

function goalsTable(numbers: SummaryNumbers): SummaryTable {
  const words = periodWords(numbers)
  return {
    key: 'goals',
    title: '目标任务完成情况',
    columns: [
      column('title', '指标', 33),
      { ...column('plan', '目标来源', 30), detail: true },
      { ...column('period', '考核方式', 14, 'center'), detail: true },
      { ...column('unit', '单位', 10, 'center'), detail: true },
      numberColumn('target', '目标', 20),
      numberColumn('month', words.own, 20),
      numberColumn('cumulative', '累计', 20),
      numberColumn('completion', '完成率', 14),
      numberColumn('timeProgress', '序时进度', 16, true),
      numberColumn('gap', '序时差', 13),
      ...changeColumns(words),
      numberColumn('claimed', '待认定', 16, true),
    ],
    rows: numbers.goals.map((goal) => goalRow(goal, words)),
    empty: '本年度未下达目标任务。',
    notes: [
      '完成率＝累计÷目标；序时差＝完成率－序时进度，单位为百分点，正数为超序时。',
      changeNote(words),
      ...spanNotes(numbers),
      ...goalNotes(numbers.goals),
    ],
  }
}

/** 累计 of a goal over several years does not begin with this one: said once per beginning. */
function spanNotes({ goals, period }: SummaryNumbers): string[] {
  const longer = goals.flatMap(({ from, title }) =>
    from && from.slice(0, 4) < period.to.slice(0, 4) ? [{ from, title }] : [],
  )
  return [...Map.groupBy(longer, ({ from }) => from)].map(
    ([from, rows]) =>
      `${rows.map(({ title }) => title).join('、')}为规划期指标，累计自${Number(from.slice(0, 4))}年${Number(from.slice(5, 7))}月起计，与本年累计不同。`,
  )
}

/** Remarks that several goals share are made once, with their names. */
function goalNotes(goals: GoalNumbers[]): string[] {
  const remarks = goals.flatMap((goal) => (goal.notes ?? []).map((note) => ({ note, title: goal.title })))
  return [...Map.groupBy(remarks, (remark) => remark.note)].map(
    ([note, rows]) => `${rows.map((row) => row.title).join('、')}：${note}`,
  )
}

function goalRow(goal: GoalNumbers, words: PeriodWords): SummaryTable['rows'][number] {
  const completion = completionOf(goal)
  const time = goal.timeProgress === null ? null : Math.round(goal.timeProgress * 1000)
  return {
    id: goal.id,
    cells: [
      textCell(titleWithUnit(goal.title, goal.unit)),
      textCell(goal.plan),
      textCell(GOAL_PERIOD_TERMS[goal.period]),
      textCell(unitLabel(goal.unit)),
      figureCell(goal.target, goal.unit),
      figureCell(goal.month, goal.unit),
      figureCell(goal.cumulative, goal.unit),
      shareCell(completion),
      shareCell(time),
      pointsCell(paceGap(completion, goal.timeProgress)),
      ...changeCells({ ...goal, cumulative: goal.cumulative ?? 0 }, goal.unit, words),
      figureCell(goal.claimed, goal.unit),
    ],
  }
}
