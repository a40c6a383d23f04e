import { plus } from '@/lib/goals/figure.rules'
import type { Block, Cell, FigureUse, SummaryTable } from './document'
import { figureCell, formatFigure, textCell } from './figure'
import { column, numberColumn, titleWithUnit } from './figures-table'
import type { AdjustmentNumbers, SummaryNumbers } from './numbers'
import { type Piece, paragraph } from './sentences'

const NOUN_TERMS: Record<AdjustmentNumbers['noun'], string> = {
  project: '项目',
  visit: '走访',
  event: '活动',
  company: '企业',
  request: '诉求',
  figure: '填报',
}
const CHANGE_TERMS: Record<AdjustmentNumbers['change'], string> = { added: '补计', removed: '核减', changed: '更正' }

/** The longest table of a section: what is beyond it is in the totals, and said to be. */
const LISTED = 300

/**
 * 数据调整说明: records that changed after the last published summary had counted them, or that came too late for it; each by name,
 * with the reason and what it does to every figure. Nothing where nothing was published or nothing changed.
 */
export function adjustmentBlocks({ adjustments }: Pick<SummaryNumbers, 'adjustments'>): Block[] {
  if (!adjustments || adjustments.rows.length === 0) return []
  const { since, rows } = adjustments
  const records = new Set(rows.map(recordOf)).size
  const opening: Piece[] = [
    `${since}发布后，已计入的记录有变动或有补录的共`,
    { key: 'adjustments.records', text: `${records}条`, value: records },
    '，已按现有数据计入本期累计数。',
  ]
  return [
    paragraph('adjustments.overview', [...opening, ...effectPieces(rows)]),
    { kind: 'table', table: adjustmentTable(since, rows) },
  ]
}

const recordOf = ({ noun, recordId }: AdjustmentNumbers) => `${noun}:${recordId}`

/** “与原发布数相比，签约项目减少1个，到位内资增加300万元。”; what cancels out is told as such. */
function effectPieces(rows: AdjustmentNumbers[]): Piece[] {
  const pieces = [...Map.groupBy(rows, (row) => row.figure).values()].flatMap((group, index): Piece[] => {
    const [first] = group
    if (!first) return []
    const by = group.reduce((sum, row) => plus(sum, row.by), 0)
    const lead = `${index === 0 ? '' : '，'}${first.title}`
    if (by === 0) return [`${lead}合计不变`]
    const figure: FigureUse = {
      key: `adjustments.${first.figure}`,
      text: formatFigure(Math.abs(by), first.unit),
      value: by,
    }
    return [lead, { key: `${figure.key}.way`, text: by > 0 ? '增加' : '减少', value: by }, figure]
  })
  return ['与原发布数相比，', ...pieces, '。']
}

function adjustmentTable(since: string, rows: AdjustmentNumbers[]): SummaryTable {
  const shown = rows.slice(0, LISTED)
  const numberOf = new Map([...new Set(shown.map(recordOf))].map((record, index) => [record, index + 1]))
  return {
    key: 'adjustments',
    title: '数据调整明细',
    columns: [
      column('order', '序号', 10.5, 'center'),
      column('noun', '类别', 13, 'center'),
      column('name', '记录', 36),
      column('on', '发生日期', 21.5, 'center'),
      column('change', '变动', 13, 'center'),
      column('figure', '指标', 28),
      numberColumn('by', '影响数', 20),
      column('reason', '原因', 36),
    ],
    rows: shown.map((row) => {
      const order = numberOf.get(recordOf(row)) ?? 0
      return {
        id: `${recordOf(row)}:${row.figure}`,
        cells: [
          { kind: 'count', text: String(order), value: order },
          textCell(NOUN_TERMS[row.noun]),
          textCell(row.name),
          row.on === null ? textCell('') : { kind: 'day', text: row.on, day: row.on },
          textCell(CHANGE_TERMS[row.change]),
          textCell(titleWithUnit(row.title, row.unit)),
          signedCell(row),
          textCell(row.reason),
        ],
      }
    }),
    empty: '无数据调整。',
    notes: [
      `影响数为现有数据与${since}所列数之差，正数为增加，负数为减少；涉及多项指标的记录分行列示。`,
      ...(rows.length > shown.length ? [`共${rows.length}行，本表列前${shown.length}行，合计数含全部。`] : []),
    ],
  }
}

/** The effect with its sign in front: +1, -2,000万元. */
function signedCell({ by, unit }: AdjustmentNumbers): Cell {
  const cell = figureCell(by, unit)
  return by > 0 ? { ...cell, text: `+${cell.text}` } : cell
}
