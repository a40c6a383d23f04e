import { DOCKET_LISTS, type DocketListKey, type FieldKind, type FieldMeaning, HEAD_FIELDS } from './lists'

/** Endings of the names of amounts, and 分 in one of each; without an ending an amount is in 万. */
const MONEY_ENDINGS = { '': 1_000_000, 元: 100, 万元: 1_000_000, 亿元: 10_000_000_000 } as const
const DOLLAR_ENDINGS = { '': 1_000_000, 美元: 100, 万美元: 1_000_000 } as const

/** A name as a form may use it. `of`: the field it shows; `per`: how many of its smallest unit are one of the name's; `total`: the sum of all rows. */
export type FormName = { name: string; of: string; kind: FieldKind; per: number; about: string; where: 'row' | 'head' }

const endingsOf = (kind: FieldKind): [ending: string, per: number][] =>
  kind === 'cny' ? Object.entries(MONEY_ENDINGS) : kind === 'usd' ? Object.entries(DOLLAR_ENDINGS) : [['', 1]]

const unitWords = (kind: FieldKind, ending: string): string =>
  kind === 'cny' ? `，单位${ending || '万元'}` : kind === 'usd' ? `，单位${ending || '万美元'}` : ''

function spelled(of: string, { kind, about }: FieldMeaning, where: 'row' | 'head', lead = ''): FormName[] {
  return endingsOf(kind).map(([ending, per]) => ({
    name: `${lead}${of}${ending ? `.${ending}` : ''}`,
    of: `${lead}${of}`,
    kind,
    per,
    about: `${about}${unitWords(kind, ending)}`,
    where,
  }))
}

/** All names a form of this list may use: those of a row, then those that stand once, with the sums of the amounts. */
export function formNames(list: DocketListKey): FormName[] {
  const fields: [string, FieldMeaning][] = Object.entries(DOCKET_LISTS[list].fields)
  const heads: [string, FieldMeaning][] = Object.entries(HEAD_FIELDS)
  const sums = fields.filter(([, { kind }]) => kind === 'cny' || kind === 'usd')
  return [
    ...fields.flatMap(([of, meaning]) => spelled(of, meaning, 'row')),
    ...heads.flatMap(([of, meaning]) => spelled(of, meaning, 'head')),
    ...sums.flatMap(([of, { kind }]) => spelled(of, { kind, about: `全部行的${of}之和` }, 'head', '合计.')),
  ]
}

const MARK = /\{\{([^{}]*)\}\}/g

/** The names a cell's text asks for, trimmed; full-width brackets and dots are read as their plain forms. */
export const namesIn = (text: string): string[] =>
  [...plainMarks(text).matchAll(MARK)].map(([, name = '']) => tidy(name))

/** Replaces the marks of a text. */
export const withMarks = (text: string, told: (name: string) => string): string =>
  plainMarks(text).replace(MARK, (_, name: string) => told(tidy(name)))

const plainMarks = (text: string): string => text.replace(/[｛]/g, '{').replace(/[｝]/g, '}')
const tidy = (name: string): string =>
  name
    .replace(/\s/g, '')
    .replace(/[．。·]/g, '.')
    .replace('／', '/')

const LONGEST_NAME = 40

/** The sentence for a name that is none: the nearest known one, or the list that knows it. */
export function unknownName(name: string, list: DocketListKey): string {
  const known = formNames(list).map((each) => each.name)
  // No name is that long: whoever wrote it meant none, and the nearest one is dear to find.
  if (name.length > LONGEST_NAME) return `没有“${name.slice(0, LONGEST_NAME)}…”这个名称`
  const other = (Object.keys(DOCKET_LISTS) as DocketListKey[]).find(
    (key) => key !== list && formNames(key).some((each) => each.name === name),
  )
  if (other)
    return `“${DOCKET_LISTS[list].title}”没有“${name}”，这个名称属于“${DOCKET_LISTS[other].title}”，请核对所选清单`
  const near = nearest(name, known)
  return `没有“${name || '（空）'}”这个名称${near ? `，是不是“${near}”` : ''}`
}

/** The known name that needs the fewest changes, if these are fewer than half its length. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((each) => ({ each, far: changes(name, each) }))
    .filter(({ each, far }) => far <= Math.max(each.length, name.length) / 2)
    .toSorted((a, b) => a.far - b.far || a.each.length - b.each.length)
  return best?.each
}

/** Levenshtein's distance. */
function changes(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++) {
      const swap = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}
