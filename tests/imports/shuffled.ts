import fc from 'fast-check'
import type { Merge, RawCell, RawSheet } from '@/lib/imports/read/raw'
import { MONEY_SYNONYMS } from '@/lib/imports/understand/synonyms/others'
import { PROJECT_SYNONYMS } from '@/lib/imports/understand/synonyms/projects'
import { VISIT_SYNONYMS } from '@/lib/imports/understand/synonyms/visits'

/** What a row is about, before anybody wrote it into a ledger. `yuan` is whole 万元. */
export type Base = {
  no: number
  name: string
  company: string
  yuan: number
  day: string
  unit: string
  person: string
}
export type Kind = 'projects' | 'visits' | 'money'
/** A sheet made of base records; `at` are their rows as Excel numbers them, in the order in which they stand. */
export type Shuffled = { kind: Kind; sheet: RawSheet; records: { rowNo: number; base: Base }[] }

export const UNITS = ['区投资促进局', '香港中路街道', '北京招商队']
const PEOPLE = ['吴迪', '徐萌', '孙浩', '欧阳明']
const FIELDS = {
  projects: { ...PROJECT_SYNONYMS, company: PROJECT_SYNONYMS.investor, day: PROJECT_SYNONYMS.signedOn },
  visits: { ...VISIT_SYNONYMS, person: VISIT_SYNONYMS.people },
  money: MONEY_SYNONYMS,
}
const COLUMNS = {
  projects: ['name', 'company', 'amount', 'day', 'unit', 'person'],
  visits: ['company', 'day', 'person', 'unit', 'content'],
  money: ['company', 'amount', 'day', 'unit', 'person'],
} as const
const TITLES = { projects: '招商引资签约项目', visits: '走访企业', money: '到位资金' }
const UNITS_OF_MONEY = { 万元: 1, 亿元: 10_000, 元: 0.0001 } as const

export const drawn = fc.record({
  kind: fc.constantFrom<Kind>('projects', 'visits', 'money'),
  records: fc.array(
    fc.record({
      yuan: fc.integer({ min: 1, max: 99_999 }),
      month: fc.integer({ min: 1, max: 12 }),
      dayOfMonth: fc.integer({ min: 1, max: 28 }),
      unit: fc.integer({ min: 0, max: 2 }),
      person: fc.integer({ min: 0, max: 3 }),
    }),
    { minLength: 3, maxLength: 18 },
  ),
  order: fc.array(fc.nat(999), { minLength: 9, maxLength: 9 }),
  words: fc.array(fc.nat(999), { minLength: 9, maxLength: 9 }),
  money: fc.constantFrom<'万元' | '亿元' | '元' | 'cell' | 'title'>('万元', '亿元', '元', 'cell', 'title'),
  date: fc.constantFrom<'dots' | 'words' | 'serial' | 'slashes' | 'cell' | 'chinese' | 'yearless'>(
    'dots',
    'words',
    'serial',
    'slashes',
    'cell',
    'chinese',
    'yearless',
  ),
  units: fc.constantFrom<'plain' | 'groups' | 'merged' | 'running' | 'ditto'>(
    'plain',
    'groups',
    'merged',
    'running',
    'ditto',
  ),
  twoRows: fc.boolean(),
  noise: fc.array(fc.constantFrom('no', 'unknown', 'blank', 'remark'), { maxLength: 3 }),
  title: fc.boolean(),
  pages: fc.constantFrom(0, 4, 7),
  blanks: fc.boolean(),
  totals: fc.boolean(),
  notes: fc.boolean(),
  invisible: fc.boolean(),
  wide: fc.boolean(),
})
export type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never

/** Writes base records as somebody's ledger. */
export function ledgerOf(wanted: Drawn): Shuffled {
  const { kind, records: drawnRecords } = wanted
  // of few blanks nobody could say what they mean: not even a person
  const blanks = drawnRecords.length - new Set(drawnRecords.map(({ unit }) => unit)).size
  const d: Drawn =
    wanted.units === 'running' && blanks < drawnRecords.length / 3 ? { ...wanted, units: 'plain' } : wanted
  const bases = d.records.map((one, i): Base => {
    const day = `2021-${String(one.month).padStart(2, '0')}-${String(one.dayOfMonth).padStart(2, '0')}`
    const [unit = '', person = ''] = [UNITS[one.unit], PEOPLE[one.person]]
    return {
      no: i + 1,
      name: `第${i + 1}号总部项目`,
      company: `第${i + 1}号投资有限公司`,
      yuan: one.yuan,
      day,
      unit,
      person,
    }
  })
  if (d.units !== 'plain') bases.sort((a, b) => UNITS.indexOf(a.unit) - UNITS.indexOf(b.unit))
  const fields: string[] = COLUMNS[kind].filter((field) => field !== 'unit' || d.units !== 'groups')
  const extra = [...new Set(d.noise)].filter((one) => one !== 'no')
  let columns = [...fields, ...extra].map((field, i) => ({ field, order: d.order[i] ?? 0 }))
  columns.sort((a, b) => a.order - b.order)
  // who writes a unit once writes it in front
  if (d.units === 'running' || d.units === 'merged')
    columns = [...columns.filter(({ field }) => field === 'unit'), ...columns.filter(({ field }) => field !== 'unit')]
  if (d.noise.includes('no')) columns.unshift({ field: 'no', order: -1 })
  const title = d.title || d.money === 'title' || d.date === 'yearless'
  const heading = (field: string, i: number): string => {
    if (field === 'unknown') return '亩均税收'
    if (field === 'blank') return ''
    const synonyms: Record<string, { words: string }> = FIELDS[kind]
    const words = (synonyms[field]?.words ?? synonyms.remark?.words ?? '').split(' ')
    const word = words[(d.words[i] ?? 0) % words.length] ?? field
    if (field !== 'amount' || d.money === 'cell' || d.money === 'title') return d.wide ? spread(word) : word
    return `${word}（${d.money}）`
  }
  const rows: RawCell[][] = []
  const merges: Merge[] = []
  if (title) rows.push([`2021年${TITLES[kind]}台账`])
  if (d.money === 'title') rows.push([`单位：万元`])
  const heads = columns.map(({ field }, i) => heading(field, i))
  const head = (): void => {
    if (!d.twoRows) {
      rows.push([...heads])
      return
    }
    const half = Math.floor(heads.length / 2)
    const top = rows.length
    rows.push(heads.map((text, i) => (i < half ? text : i === half ? '有关情况' : null)))
    rows.push(heads.map((text, i) => (i < half ? null : text)))
    for (let i = 0; i < half; i++) merges.push({ top, bottom: top + 1, left: i, right: i })
    merges.push({ top, bottom: top, left: half, right: heads.length - 1 })
  }
  head()
  const records: Shuffled['records'] = []
  let unit = ''
  let mergeFrom = -1
  bases.forEach((base, i) => {
    const first = base.unit !== unit
    if (first && d.units === 'groups') {
      if (d.totals && i > 0) rows.push(['小计', null, '—', 12])
      rows.push([`${'一二三'[UNITS.indexOf(base.unit)]}、${base.unit}`])
    }
    if (d.pages > 0 && i > 0 && i % d.pages === 0 && d.units !== 'merged' && d.units !== 'running') head()
    if (d.blanks && i % 5 === 3 && d.units !== 'running' && d.units !== 'merged') rows.push([])
    rows.push(columns.map(({ field }) => cellOf(d, field, base, first)))
    records.push({ rowNo: rows.length, base })
    if (first) mergeFrom = rows.length - 1
    const place = columns.findIndex(({ field }) => field === 'unit')
    if (d.units === 'merged' && bases[i + 1]?.unit !== base.unit && mergeFrom < rows.length - 1)
      merges.push({ top: mergeFrom, bottom: rows.length - 1, left: place, right: place })
    unit = base.unit
  })
  if (d.totals) rows.push([...columns.map(({ field }, i) => (i === 0 ? '合计' : field === 'amount' ? 12_345 : null))])
  if (d.notes) rows.push(['注：1.本表由各单位填报。'], ['填表人：张三', null, '审核人：李四'])
  return { kind, sheet: { name: 'Sheet1', hidden: false, rows, merges }, records }
}

function cellOf(d: Drawn, field: string, base: Base, first: boolean): RawCell {
  switch (field) {
    case 'no':
      return base.no
    case 'name':
    case 'company':
    case 'person':
      return d.invisible ? `\u200b${base[field]}\u00a0` : base[field]
    case 'unit':
      if (d.units === 'plain' || first) return base.unit
      return d.units === 'ditto' ? '〃' : null
    case 'amount':
      return amountOf(d, base)
    case 'day':
      return dayOf(d, base.day)
    case 'content':
      return `第${base.no}次面谈，了解经营情况`
    case 'unknown':
      return `${base.no}万`
    case 'remark':
      return base.no % 3 === 0 ? '重点' : '无'
    default:
      return null
  }
}

function amountOf({ money, wide }: Drawn, { yuan }: Base): RawCell {
  if (money === 'cell') return yuan % 10_000 === 0 ? `${yuan / 10_000}亿元` : `${yuan}万元`
  if (money === 'title')
    return wide ? String(yuan).replace(/\d/g, (digit) => '０１２３４５６７８９'.charAt(Number(digit))) : yuan
  return Number((yuan / UNITS_OF_MONEY[money]).toFixed(4))
}

function dayOf({ date }: Drawn, day: string): RawCell {
  const [year = '', month = '', last = ''] = day.split('-').map((part) => String(Number(part)))
  switch (date) {
    case 'dots':
      return `${year}.${month}.${last}`
    case 'words':
      return `${year}年${month}月${last}日`
    case 'slashes':
      return `${year}/${month}/${last}`
    case 'serial':
      return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000) + 25_569
    case 'chinese':
      return `二〇二一年${chinese(Number(month))}月${chinese(Number(last))}日`
    case 'yearless':
      return `${month}月${last}日`
    default:
      return { is: 'date', day, shows: 'day' }
  }
}

const DIGITS = '零一二三四五六七八九'
const chinese = (n: number): string =>
  n < 10
    ? DIGITS.charAt(n)
    : `${n < 20 ? '' : DIGITS.charAt(Math.floor(n / 10))}十${n % 10 === 0 ? '' : DIGITS.charAt(n % 10)}`
const spread = (word: string): string => (word.length <= 3 ? [...word].join('　') : word)

/** The sheet as text, for whoever must see what failed. */
export const shown = ({ kind, sheet: { rows, merges } }: Shuffled): string =>
  [
    kind,
    ...rows.map(
      (row, i) =>
        `${i + 1}: ${row.map((cell) => (typeof cell === 'object' ? JSON.stringify(cell) : cell)).join(' | ')}`,
    ),
    JSON.stringify(merges),
  ].join('\n')
