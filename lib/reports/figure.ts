import { CURRENCY_NAMES, formatMoney } from '@/lib/kernel/money'
import type { Cell } from './document'
import type { Amount, FigureUnit } from './numbers'

/** A value with its unit as prose writes it: 812家次, 1.2亿元. */
export function formatFigure(value: number, unit: FigureUnit): string {
  return unit.kind === 'money' ? formatMoney(value, unit.currency) : `${formatCount(value)}${unit.label}`
}

/** A count, with hundredths where credit is divided; thousands are separated from five digits on, as Chinese documents do. */
export function formatCount(value: number): string {
  return value.toLocaleString('zh-CN', { useGrouping: Math.abs(value) >= 10_000 })
}

/** Thousandths as a percentage in prose: 356 → 35.6%, 90 → 9%. */
export const formatShare = (permille: number): string => `${permille / 10}%`

/** Thousandths as a percentage in a table, always one decimal so that columns align: 90 → 9.0%. */
export const formatShareCell = (permille: number): string => `${(permille / 10).toFixed(1)}%`

/** Percentage points in prose, without sign: 356 → 35.6个百分点. */
export const formatPoints = (permille: number): string => `${Math.abs(permille) / 10}个百分点`

/** The unit as a table's header or unit column names it; money is tabled in 万. */
export function unitLabel(unit: FigureUnit): string {
  return unit.kind === 'money' ? `万${CURRENCY_NAMES[unit.currency]}` : unit.label
}

export const textCell = (text: string): Cell => (text === '' ? NONE : { kind: 'text', text })
export const NONE: Cell = { kind: 'none', text: '—' }

/** A figure's cell. Counts leave their unit to the row's name, money carries its own. */
export function figureCell(value: number | null, unit: FigureUnit): Cell {
  if (value === null) return NONE
  if (unit.kind === 'count') return { kind: 'count', text: formatCount(value), value }
  return { kind: 'money', text: formatMoney(value, unit.currency), minor: value, currency: unit.currency }
}

export const amountCell = (amount: Amount | null): Cell =>
  amount === null ? NONE : figureCell(amount.minor, { kind: 'money', currency: amount.currency })

export const shareCell = (permille: number | null): Cell =>
  permille === null ? NONE : { kind: 'share', text: formatShareCell(permille), permille }

/** Signed percentage points: +12.3, -4.0, 0.0. */
export function pointsCell(permille: number | null): Cell {
  if (permille === null) return NONE
  return { kind: 'points', text: `${permille > 0 ? '+' : ''}${(permille / 10).toFixed(1)}`, permille }
}
