import { clean, squeeze } from '../cells/fold'
import { type Unit, unitsIn } from '../cells/unit'
import { type FieldName, IMPORT_FIELDS, IMPORT_KINDS, type ImportKind } from '../schema'
import { COMPANY_SYNONYMS, CONTACT_SYNONYMS, EVENT_SYNONYMS, MONEY_SYNONYMS } from './synonyms/others'
import { PROJECT_SYNONYMS } from './synonyms/projects'
import type { Synonym } from './synonyms/synonyms'
import { VISIT_SYNONYMS } from './synonyms/visits'

/** A column's heading: the lowest line of the header, and what stands above it. */
export type Heading = { text: string; parents: string[] }

const SYNONYMS: Record<ImportKind, Record<string, Synonym>> = {
  projects: PROJECT_SYNONYMS,
  visits: VISIT_SYNONYMS,
  money: MONEY_SYNONYMS,
  events: EVENT_SYNONYMS,
  companies: COMPANY_SYNONYMS,
  contacts: CONTACT_SYNONYMS,
}
const GENERIC =
  /^(时间|日期|金额|名称|姓名|电话|手机|单位|人|职务|情况|内容|数|年月|联系方式|代码|类型|性质|地点|领导|负责人)$/
const UNIT_NOTE =
  /[([（【]?(单位)?[:：]?(人民币)?((十|百|千)?[万亿]|千)?(元?人民币|元|美元|美金|港元|港币|欧元|日元)([/、,和或](((十|百|千)?[万亿]|千)?(元?人民币|元|美元|美金|港元|港币|欧元|日元)))*[)\]）】]?$/

/** No heading is longer; of a page of text in its place only the beginning is looked at, for the patterns take seconds over a page. */
export const LONGEST_HEADING = 200

/** The heading as compared: squeezed, without its unit, numbering, and the signs *, ★, # that mark required columns. */
export function headingKey(text: string): string {
  const key = squeeze(text.slice(0, LONGEST_HEADING))
    .replace(/^[*★☆#]+|[*★☆#:：]+$/g, '')
    .replace(/^(\d{1,2}|[一二三四五六七八九十]+)[.、)]/, '')
  const bare = key
    .replace(UNIT_NOTE, '')
    .replace(/[(（](单位[:：])?[个家人项名次亩㎡平方米%年月日必选填]+[)）]$/, '')
    .replace(/[(（](必填|选填|格式.*|如.*|例.*|下拉.*|填.*)[)）]$/, '')
  return (bare || key).replace(/\/$/, '')
}

/** Units that a heading names, its own before those above it. Quantities of something else (家, 亩) are none. */
export function headingUnits(heading: Heading): Unit[] {
  for (const text of [heading.text, ...[...heading.parents].reverse()]) {
    const plain = clean(text.slice(0, LONGEST_HEADING))
    const found = unitsIn(plain)
    if (found.length > 0) return found
  }
  return []
}

const WORDS = new Map<string, Map<string, number>>()
for (const kind of IMPORT_KINDS)
  for (const [field, synonym] of Object.entries(SYNONYMS[kind]))
    for (const [words, score] of [
      [synonym.words, 1],
      [synonym.weak ?? '', 0.6],
    ] as const)
      for (const word of words.split(' ').filter(Boolean)) {
        const key = `${kind} ${headingKey(word)}`
        const fields = WORDS.get(key) ?? new Map<string, number>()
        fields.set(field, Math.max(score, fields.get(field) ?? 0))
        WORDS.set(key, fields)
      }

function keyScore(kind: ImportKind, field: string, key: string): number {
  const word = WORDS.get(`${kind} ${key}`)?.get(field)
  if (word !== undefined) return word
  const like = SYNONYMS[kind][field]?.like
  return like && key.length <= 24 && like.test(key) ? 0.75 : 0
}

/** How well a heading names a field of a kind, 0 to 1, by words alone. */
export function headingScore(kind: ImportKind, field: FieldName, heading: Heading): number {
  const own = headingKey(heading.text)
  const parent = heading.parents.map(headingKey).join('')
  if (!parent) return keyScore(kind, field, own)
  const joined = keyScore(kind, field, parent + own) * 0.98
  if (GENERIC.test(own)) return Math.max(joined, keyScore(kind, field, own) * 0.8)
  return Math.max(keyScore(kind, field, own), joined, keyScore(kind, field, parent) * 0.5)
}

/** True when a text is a heading of some ledger: used to find the header before its kind is known. */
export function isHeading(text: string): boolean {
  if (text.length > 40 || /^[\d.]+$|有限公司$|^[^(（【]*[:：]\s*[^\s(（]/.test(text)) return false
  const before = ASKED.get(text)
  if (before !== undefined) return before
  if (ASKED.size >= ASKED_AT_MOST) ASKED.clear()
  const answer = isHeadingKey(headingKey(text))
  ASKED.set(text, answer)
  return answer
}

/** Every row of a ledger is asked whether it begins another table; its first cells repeat. */
const ASKED = new Map<string, boolean>()
const ASKED_AT_MOST = 5000

function isHeadingKey(key: string): boolean {
  if (key === '' || key.length > 24 || /^\d/.test(key)) return false
  return IMPORT_KINDS.some(
    (kind) =>
      WORDS.has(`${kind} ${key}`) ||
      Object.keys(IMPORT_FIELDS[kind]).some((field) => keyScore(kind, field, key) >= 0.75),
  )
}
