import { changeOf } from './compare'
import type { Cell, Column, SummaryTable } from './document'
import { figureCell, NONE, shareCell, textCell, unitLabel } from './figure'
import type { FigureUnit, SummaryNumbers, Tally } from './numbers'

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

/** The columns in which goals and metrics are compared, with their operands for the spreadsheet's formulas. */
export const CHANGE_COLUMNS: Column[] = [
  numberColumn('lastYearMonth', '上年同月', 20, true),
  numberColumn('lastYear', '上年同期累计', 20, true),
  numberColumn('yearOnYear', '同比', 18),
  numberColumn('previousMonth', '上月', 20, true),
  numberColumn('monthOnMonth', '环比', 18),
]

/** The cells that belong to CHANGE_COLUMNS: 同比 compares the cumulative stretch, 环比 the month. */
export function changeCells(tally: Omit<Tally, 'month'> & { month: number | null }, unit: FigureUnit): Cell[] {
  return [
    figureCell(tally.sameMonthLastYear, unit),
    figureCell(tally.lastYearCumulative, unit),
    changeCell(tally.cumulative, tally.lastYearCumulative),
    figureCell(tally.previousMonth, unit),
    changeCell(tally.month, tally.previousMonth),
  ]
}

export const CHANGE_NOTE = '同比为累计数与上年同期累计数相比，环比为本月数与上月数相比；“—”表示无可比数据。'

/** 主要指标: every metric of the summary, verified and claimed apart. */
export function changeTable(numbers: SummaryNumbers): SummaryTable {
  return {
    key: 'figures',
    title: '主要指标完成情况',
    columns: [
      column('title', '指标', 46),
      { ...column('unit', '单位', 10, 'center'), detail: true },
      numberColumn('month', '本月', 24),
      numberColumn('cumulative', '累计', 24),
      ...CHANGE_COLUMNS,
      numberColumn('claimed', '待认定', 22),
    ],
    rows: numbers.figures.map((figure) => ({
      id: figure.key,
      cells: [
        textCell(titleWithUnit(figure.title, figure.unit)),
        textCell(unitLabel(figure.unit)),
        figureCell(figure.month, figure.unit),
        figureCell(figure.cumulative, figure.unit),
        ...changeCells(figure, figure.unit),
        figureCell(figure.claimed, figure.unit),
      ],
    })),
    empty: '本期无指标数据。',
    notes: [CHANGE_NOTE],
  }
}
