import { type Currency, formatMoney } from '@/lib/kernel/money'
import type { RawCell } from '../read/raw'
import { type Amount, blank, lost, type Note, type Reading } from '../values'
import { type Figure, figuresIn } from './amount-figures'
import { cellText, clean, isPlaceholder, numberText } from './fold'
import type { Unit } from './unit'

export type AmountContext = {
  /** The unit of bare figures, from the unit column, the heading or the title; several when the heading leaves it open (万元、万美元). */
  units: readonly Unit[]
  /** The row's currency column. */
  currency?: Currency
  /** 外资 rows choose the foreign unit where the heading offers both. */
  foreign?: boolean
}

const UNKNOWN = /^(待定|未定|待确认|待确定|待核实?|待落实|面议|不详|未知|保密|商议中|待议|未明确|不明确|tbd)$/i
const RANGE = /\d\s*(?:[万亿千百]+)?(?:元|美元)?\s*(?:-|~|—|–|－|至|到)\s*\d/
const APPROXIMATE = /约|近|左右|上下|以上|以下|不低于|不少于|超过?|逾|余|多[万亿]|[+＋]|预计|达到?/
/** 100 billion yuan: larger than any project of a district, so most likely a slip between 元 and 万元. */
const IMPROBABLE = 10_000_000_000_000

/**
 * Reads an amount of money: 1.5亿元, 300万美元, 约2000万, 1,200万美元, 2个亿, 1亿2000万, “1,000(万元人民币)”, 五千万元, or a bare figure in the unit of
 * its column. Refuses ranges, several amounts of which none is the total, figures without any unit, and negative amounts, each
 * with its reason; nothing is guessed.
 */
export function readAmount(cell: RawCell | undefined, context: AmountContext): Reading<Amount> {
  if (cell === null || cell === undefined || typeof cell === 'boolean') return blank()
  if (typeof cell === 'object' && cell.is === 'number') return readFormatted(cell, context)
  if (typeof cell === 'object' && cell.is === 'date') return lost(`“${cell.day}”是日期，不是金额，未取`)
  if (typeof cell === 'number' && Number.isInteger(cell) && cell >= 0 && context.units.length === 1) {
    const [unit] = context.units
    const minor = cell * (unit?.factor ?? 1) * 100
    const currency = context.currency ?? unit?.currency ?? 'CNY'
    if (minor < IMPROBABLE) return { value: { minor, currency, approximate: false }, notes: [] }
  }
  const text = cellText(cell)
  if (isPlaceholder(text)) return blank()
  const plain = clean(text).replace(/^["'“”]+|["'“”]+$/g, '')
  if (UNKNOWN.test(plain)) return lost(`金额写的是“${plain}”，未取`)
  const compact = joinDigits(plain)
  if (/^[-−]\d|^\(\d[\d.]*\)$/.test(compact)) return lost(`“${plain}”是负数，不能作为金额，未取`)
  if (RANGE.test(compact)) return lost(`“${plain}”是一个范围，不是一个金额，未取`)
  const { main, aside } = splitBrackets(compact)
  return choose(plain, figuresIn(main), aside, context)
}

const joinDigits = (text: string): string =>
  text.replace(/(\d)\s*[,，']\s*(?=\d{3}(?!\d))/g, '$1').replace(/(\d)\s+(?=\d)/g, '$1')

/** What stands in brackets is a unit (1000(万元人民币)) or a remark (3000万美元(约2.1亿元人民币)). */
function splitBrackets(text: string): { main: string; aside: string } {
  const asides: string[] = []
  let unit = ''
  const main = text.replace(/[([【](.*?)[)\]】]/g, (_, inside: string) => {
    if (/\d/.test(inside)) asides.push(inside)
    else if (figuresIn(`1${inside}`)[0]?.unitGiven) unit = inside
    return ''
  })
  return {
    main: main.replace(/(\d)(\D*)$/, (_, digit: string, tail: string) => digit + (tail.trim() === '' ? unit : tail)),
    aside: asides.join('；'),
  }
}

function choose(text: string, figures: Figure[], aside: string, context: AmountContext): Reading<Amount> {
  const first = figures[0]
  if (!first) return lost(`“${text}”读不出金额，未取`)
  const total = figures.find((figure) => figure.label === 'total')
  const chosen = total ?? first
  const others = figures.filter((figure) => figure !== chosen)
  if (others.length > 0 && chosen.label === 'part') return lost(`“${text}”写了几笔金额，分不清总额，未取`)
  if (others.some((figure) => figure.label === 'plain')) return lost(`“${text}”写了几笔金额，分不清总额，未取`)
  const reading = convert(text, chosen, context)
  const rest = [...others.map((figure) => figure.text), aside].filter(Boolean).join('、')
  if (reading.value && rest) reading.notes.push({ level: 'note', text: `“${text}”取${chosen.text}，未另计${rest}` })
  return reading
}

function convert(text: string, figure: Figure, context: AmountContext): Reading<Amount> {
  const unit = figure.unitGiven ? undefined : unitFor(context)
  if (figure.oddTail && !figure.unitGiven) return lost(`“${text}”读不出金额，未取`)
  if (!figure.unitGiven && !unit && Number(figure.digits) !== 0)
    return lost(`“${text}”没有单位（元、万元还是亿元），未取`)
  const currency = figure.currency ?? context.currency ?? unit?.currency ?? soleCurrency(context)
  const minor = figure.minor(unit?.factor ?? 1)
  if (minor === undefined) return lost(`“${text}”超出可以记录的范围，未取`)
  const notes: Note[] = []
  const approximate = APPROXIMATE.test(text)
  if (approximate) notes.push({ level: 'note', text: `“${text}”按${formatMoney(minor, currency)}计` })
  if (minor >= IMPROBABLE)
    notes.push({ level: 'check', text: `“${text}”折合${formatMoney(minor, currency)}，异常大，请核对单位` })
  return { value: { minor, currency, approximate }, notes }
}

function unitFor(context: AmountContext): Unit | undefined {
  const { units } = context
  if (units.length < 2) return units[0]
  if (context.currency) return units.find((unit) => unit.currency === context.currency) ?? units[0]
  if (context.foreign === undefined) return undefined
  return units.find((unit) => (unit.currency !== 'CNY') === context.foreign)
}

function soleCurrency({ units }: AmountContext): Currency {
  const only = units.length === 1 ? units[0] : undefined
  return only?.currency ?? 'CNY'
}

/** 0.00"亿元" shows the unit; with a scaling comma or a shifted point (0!.0,"万元") the stored number is in the currency's own unit. */
function readFormatted(cell: { value: number; format: string }, context: AmountContext): Reading<Amount> {
  const words = cell.format.replace(/["\\]|[#0?.,!_* ;()-]/g, '')
  const scaled = /[!\\]\.|,(?=["\\A-Za-z一-龥]|$)/.test(cell.format.replace(/#,##0/g, ''))
  const currencyOnly = /^([¥$€£]|us\$|hk\$)+$/i.test(words)
  const text = numberText(cell.value)
  if (currencyOnly)
    return readAmount(context.units.length > 0 ? text : `${text}${words === '$' ? '美元' : '元'}`, context)
  return readAmount(scaled ? `${text}元` : `${text}${words}`, context)
}
