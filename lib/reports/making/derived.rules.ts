import type { FigureUse } from '../document'
import { type Stated, statedIn } from './stated.rules'

const YEAR = /同比|上年|去年|同期/
const PERIOD = /环比|上月|上季|上期|上半年|下半年/
const UP = /增|升|涨|多|提高|扩大/
const DOWN = /减|降|跌|少|回落|下滑|缩/
/** A comparison told without a number: 同比基本持平, 较上月增长。 */
const TOLD =
  /(?:同比|环比|较|比)[^，。；、：（）\d]{0,10}?(?:增长|增加|上升|提高|下降|减少|回落|下滑|持平)(?=[，。；、）]|$)/g
/** Words of which one stands beside a figure and must be that of the day. */
const TERMS = /超序时|达序时|欠序时|增加|减少/g

const isWord = (key: string): boolean => /\.(?:pace|way)$/.test(key)
const about = (words: string): 'year' | 'period' | undefined =>
  YEAR.test(words) ? 'year' : PERIOD.test(words) ? 'period' : undefined
const wayOf = (words: string): number => (UP.test(words) ? 1 : DOWN.test(words) ? -1 : 0)

/**
 * Where words that a clerk put in the place of comparisons say another thing than the data; what he left out is his to leave out. `missing` are the derived figures that
 * do not stand in his sentence, `foreign` the numbers he typed: those that tell a comparison are taken out of it. `typed` and `own` are his words and the generated ones
 * without figures.
 */
export function derivedFaults(missing: FigureUse[], foreign: Stated[], typed: string, own: string): string[] {
  const compared = missing.filter(({ key }) => !isWord(key))
  const told = [...typed.matchAll(TOLD)].map(([words]) => words)
  const rest = compared.filter(
    (figure) => !took(foreign, (stated) => isAbout(figure, stated) && agrees(figure, stated)),
  )
  const faults = rest.flatMap((figure) => {
    const instead = take(foreign, (stated) => isAbout(figure, stated))
    if (instead) return [fault(instead.clause.slice(-CLAUSE) + numberOf(instead), figure)]
    const at = told.findIndex((words) => about(words) === aboutOf(figure))
    const [words] = at < 0 ? [] : told.splice(at, 1)
    return words !== undefined && (/持平/.test(words) ? 0 : wayOf(words)) !== Math.sign(figure.value)
      ? [fault(words, figure)]
      : []
  })
  return [...faults, ...termFaults(missing, typed, own)]
}

/** 欠序时 where the data say 超序时. */
function termFaults(missing: FigureUse[], typed: string, own: string): string[] {
  const generated: string[] = own.match(TERMS) ?? []
  const strange = (typed.match(TERMS) ?? []).filter((term) => {
    const at = generated.indexOf(term)
    if (at >= 0) generated.splice(at, 1)
    return at < 0
  })
  return missing
    .filter(({ key }) => isWord(key))
    .flatMap((figure) => {
      const pace = (term: string) => term.endsWith('序时')
      const same = strange.indexOf(figure.text)
      if (same >= 0) strange.splice(same, 1)
      const other = same >= 0 ? -1 : strange.findIndex((term) => pace(term) === pace(figure.text))
      const [instead] = other < 0 ? [] : strange.splice(other, 1)
      return instead ? [fault(instead, figure)] : []
    })
}

/** How many characters of a comparison are quoted before its number. */
const CLAUSE = 8
const numberOf = ({ quote, clause }: Stated): string => quote.slice(Math.min(clause.length, 4))
const fault = (words: string, figure: FigureUse): string => `文中“${words}”与系统数据“${figure.text}”不一致`

/** A comparison's base is in its words or, for 为上月的24.1倍, only there; 为零 is told of the base itself. */
const aboutOf = ({ key }: FigureUse) => (key.endsWith('.yoy') ? 'year' : 'period')

function isAbout(figure: FigureUse, stated: Stated): boolean {
  const base = about(stated.clause)
  if (base) return base === aboutOf(figure)
  return wayOf(stated.clause) !== 0 && stated.unit === statedIn(figure.text)[0]?.unit
}

function agrees(figure: FigureUse, stated: Stated): boolean {
  const own = statedIn(figure.text)[0]
  const way = wayOf(stated.clause)
  return own?.value === stated.value && own.unit === stated.unit && (way === 0 || way === Math.sign(figure.value))
}

function take(foreign: Stated[], which: (stated: Stated) => boolean): Stated | undefined {
  const at = foreign.findIndex(which)
  return at < 0 ? undefined : foreign.splice(at, 1)[0]
}
const took = (foreign: Stated[], which: (stated: Stated) => boolean): boolean => take(foreign, which) !== undefined
