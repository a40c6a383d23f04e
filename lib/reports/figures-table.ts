import { changeOf } from './compare'
import type { Cell, Column, SummaryTable } from './document'
import { figureCell, NONE, shareCell, textCell, unitLabel } from './figure'
import type { FigureUnit, SummaryNumbers, Tally } from './numbers'
import { type PeriodWords, periodWords } from './period-words'

/** The relative change as a table states it; a base of zero has no percentage and says so. */
export function changeCell(value: number | null, base: number | null): Cell {
  if (value === null) return NONE
  const change = changeOf(value, base)
  if (change.kind === 'no-base') return NONE
  if (change.kind === 'zero-base') return { kind: 'none', text: '基数为零' }
  return shareCell(change.kind === 'same' ? 0 : change.permille)
}

/** “走访企业（家次）”; money names no unit because its cells carry their own. */
export function titleWithUnit(title: string, unit: FigureUnit): string {
  return unit.kind === 'count' ? `${title}（${unit.label}）` : title
}

/** A right-aligned column of numbers; `detail` ones go into the spreadsheet only. */
export const numberColumn = (key: string, title: string, weight: number, detail = false): Column => ({
  key,
  title,
  weight,
  align: 'right',
  ...(detail ? { detail } : {}),
})
export const column = (key: string, title: string, weight: number, align: Column['align'] = 'left'): Column => ({
  key,
  title,
  weight,
  align,
})

/** The columns in which goals and metrics are compared, with their operands for the spreadsheet's formulas. A year has no 环比. */
export function changeColumns(words: PeriodWords): Column[] {
  const { lastYearOwn, lastYearCumulative, previous } = words
  const yearOnYear = [numberColumn('lastYear', lastYearCumulative, 20, true), numberColumn('yearOnYear', '同比', 18)]
  if (previous === null) return yearOnYear
  return [
    numberColumn('lastYearMonth', lastYearOwn, 20, true),
    ...yearOnYear,
    numberColumn('previousMonth', previous, 20, true),
    numberColumn('monthOnMonth', '环比', 18),
  ]
}

/** The cells that belong to changeColumns: 同比 compares the cumulative stretch, 环比 the summary's own period. */
export function changeCells(
  tally: Omit<Tally, 'month'> & { month: number | null },
  unit: FigureUnit,
  { previous }: PeriodWords,
): Cell[] {
  const yearOnYear = [
    figureCell(tally.lastYearCumulative, unit),
    changeCell(tally.cumulative, tally.lastYearCumulative),
  ]
  if (previous === null) return yearOnYear
  return [
    figureCell(tally.sameMonthLastYear, unit),
    ...yearOnYear,
    figureCell(tally.previousMonth, unit),
    changeCell(tally.month, tally.previousMonth),
  ]
}

/** What the two comparisons of a table compare. */
export function changeNote({ own, previous, lastYear }: PeriodWords): string {
  const compared =
    previous === null
      ? `同比为与${lastYear}相比`
      : `同比为累计数与上年同期累计数相比，环比为${own}数与${previous}数相比`
  return `${compared}；“—”表示无可比数据。`
}

/** 主要指标: every metric of the summary, verified and claimed apart. A year's own figures are the cumulative ones and stand once. */
export function changeTable(numbers: SummaryNumbers): SummaryTable {
  const words = periodWords(numbers)
  const yearly = words.previous === null
  return {
    key: 'figures',
    title: '主要指标完成情况',
    columns: [
      column('title', '指标', 46),
      { ...column('unit', '单位', 10, 'center'), detail: true },
      ...(yearly ? [] : [numberColumn('month', words.own, 24)]),
      numberColumn('cumulative', yearly ? words.own : '累计', 24),
      ...changeColumns(words),
      numberColumn('claimed', '待认定', 22),
    ],
    rows: numbers.figures.map((figure) => ({
      id: figure.key,
      cells: [
        textCell(titleWithUnit(figure.title, figure.unit)),
        textCell(unitLabel(figure.unit)),
        ...(yearly ? [] : [figureCell(figure.month, figure.unit)]),
        figureCell(figure.cumulative, figure.unit),
        ...changeCells(figure, figure.unit, words),
        figureCell(figure.claimed, figure.unit),
      ],
    })),
    empty: '本期无指标数据。',
    notes: [changeNote(words), ...waitingNote(numbers)],
  }
}

/** Who waits for a threshold may long have been counted as signed: the part then waits more often than the whole. */
function waitingNote({ figures }: SummaryNumbers): string[] {
  const waiting = (key: string) => figures.find((figure) => figure.key === key)?.claimed ?? 0
  const parts = ['projects-signed-10m', 'projects-signed-100m'].map(waiting)
  return parts.some((part) => part > waiting('projects-signed'))
    ? ['按投资额统计的签约项目，其待认定数含签约已认定而投资额尚未认定的项目。']
    : []
}
