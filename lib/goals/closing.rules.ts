import { formatFigure, plus } from './figure.rules'
import type { Range } from './forecast.rules'
import type { FigureUnit, RuleSource } from './rule.schema'

type Closing = {
  target: number
  missing: number
  unit: FigureUnit
  /** What waits for verification, and what of it is expected to be verified. */
  claimed: number
  /** Projects under way and what is expected of them. */
  projects: number
  expected: number
  /** What the pace so far would still bring, for visits and events. */
  pace: number | null
  range: Range
}

/** 预测 38—44家; one figure where the range has no width. */
export function rangeWords({ low, high }: Range, unit: FigureUnit): string {
  const [from, to] = [formatFigure(low, unit), formatFigure(high, unit)]
  if (from === to) return to
  // 38—44家: the unit once, where both ends have the same one.
  const word = (text: string) => text.replace(/^[\d.,]+/, '')
  return word(from) === word(to) ? `${from.slice(0, from.length - word(from).length)}—${to}` : `${from}—${to}`
}

/** The same where no project could tell: titles are given by others, distinct companies cannot be added up; '' where nothing is missing. */
export function unforeseenWords(source: RuleSource, missing: number | null, unit: FigureUnit): string {
  if (!missing || source === 'manual') return ''
  const rest = `仍差约${formatFigure(missing, unit)}`
  if (source === 'companies-tagged') return `不作预测：称号由主管部门公布，登记到企业后即计入，${rest}`
  return `不作预测：同一企业只计一次，${rest}`
}

/** What would close a goal's gap, in one line: what waits, what is under way, and what would still be missing. */
export function closingWords({ target, missing, unit, claimed, projects, expected, pace, range }: Closing): string {
  if (missing <= 0) return '目标已完成'
  const sources = [
    ...(claimed > 0 ? [`认定待认定的${formatFigure(claimed, unit)}`] : []),
    ...(projects > 0 ? [`${projects}个在推进项目预计增加${little(expected, unit)}`] : []),
    ...(pace !== null && pace > 0 ? [`按目前进度再增加${little(pace, unit)}`] : []),
  ]
  const left = plus(target, -range.mid)
  const rest = left > 0 ? `仍差约${formatFigure(rounded(left), unit)}` : '预计可以补齐'
  if (sources.length === 0) return `没有待认定和在推进的项目，${rest}`
  return `${sources.join('，')}，${rest}`
}

const rounded = (value: number): number => Math.round(value)
/** An expectation that rounds to nothing is little, not none. */
const little = (value: number, unit: FigureUnit): string =>
  rounded(value) === 0 ? `不到${formatFigure(1, unit)}` : formatFigure(rounded(value), unit)
