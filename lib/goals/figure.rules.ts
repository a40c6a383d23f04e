import { formatMoney, MONEY_UNITS, type MoneyUnit } from '@/lib/kernel/money'
import type { FigureUnit, RuleMeasure } from './rule.schema'

/** The sum of two figures, exact: counts have at most two decimals (divided credit), and money is whole and may be large. */
export function plus(a: number, b: number): number {
  return Number.isInteger(a) && Number.isInteger(b) ? a + b : Math.round((a + b) * 100) / 100
}

/** A value with its unit as people say it: 812家次, 1.2亿元. */
export function formatFigure(value: number, unit: FigureUnit): string {
  if (unit.kind === 'money') return formatMoney(value, unit.currency)
  return `${value.toLocaleString('zh-CN')}${unit.label}`
}

/** Thousandths as a percentage with one decimal: 356 → 35.6%. */
export const formatPermille = (permille: number): string => `${(permille / 10).toFixed(1)}%`

/** 序时差 in words, beside the badge that judges it: 落后 3.2 个百分点. */
export function formatGap(gap: number): string {
  if (gap === 0) return '与序时持平'
  return `${gap > 0 ? '领先' : '落后'} ${(Math.abs(gap) / 10).toFixed(1)} 个百分点`
}

/** How a rule's amounts are typed and shown in a form: whole numbers, or 万 of the currency. */
export function typedValue(value: number, unit: FigureUnit): { text: string; unit: '元' | '万' } {
  return unit.kind === 'money' ? { text: String(value / 1_000_000), unit: '万' } : { text: String(value), unit: '元' }
}

/** A share as its cell shows it: in the chosen unit of the goal's own currency or count; empty without one. */
export function shareText(value: number | undefined, unit: MoneyUnit, measure: RuleMeasure): string {
  if (value === undefined) return ''
  const minor = measure === 'cny' || measure === 'usd' ? value : value * 100
  return String(minor / 100 / MONEY_UNITS[unit])
}
