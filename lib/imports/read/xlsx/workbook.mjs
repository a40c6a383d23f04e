import { BUILT_IN, shownAs } from '../number-format.mjs'
import { unescapeExcel } from '../xml.mjs'
import { relationsOf, walkElements } from './parts.mjs'

const MOST_STYLES = 100_000

/** The part that is the workbook, as the container says it; where it does not, where Excel puts it. Undefined: no workbook. */
export async function workbookPart(zip) {
  const root = [...(await relationsOf(zip, '')).values()].find(({ kind }) => kind === 'officeDocument')
  const part = root?.part ?? 'xl/workbook.xml'
  return zip.has(part) && /\.xml$/i.test(part) && !/^(word|ppt|visio)\//i.test(part) ? part : undefined
}

/**
 * Sheets in the order of their tabs, with the parts that hold them; charts and dialogs are no sheets.
 * @returns {Promise<{ date1904: boolean, sheets: { name: string, hidden: boolean, part: string }[], strings?: string, styles?: string }>}
 */
export async function readWorkbookPart(zip, part) {
  const relations = await relationsOf(zip, part)
  const sheets = []
  let date1904 = false
  await walkElements(zip, part, (tag, attributes) => {
    if (tag === 'workbookPr') date1904 = isTrue(attributes.date1904)
    if (tag !== 'sheet') return
    const relation = relations.get(attributes.id)
    if (relation && relation.kind !== 'worksheet') return
    const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden'
    if (relation) sheets.push({ name: unescapeExcel(attributes.name ?? ''), hidden, part: relation.part })
  })
  const of = (kind) =>
    [...relations.values()].find((relation) => relation.kind === kind && zip.has(relation.part))?.part
  return { date1904, sheets, strings: of('sharedStrings'), styles: of('styles') }
}

export const isTrue = (value) => value === '1' || value === 'true' || value === 'on'

/**
 * What each cell style makes of a number, by the style's place.
 * @returns {Promise<{ format?: string, shows: string }[]>}
 */
export async function readStyles(zip, part) {
  const formats = new Map(Object.entries(BUILT_IN))
  const styles = []
  const seen = new Map()
  let cells = false
  await walkElements(zip, part, (tag, { numFmtId, formatCode }) => {
    if (tag === 'cellXfs' || tag === 'cellStyleXfs') cells = tag === 'cellXfs'
    if (tag === 'cellStyles' || tag === 'dxfs') cells = false
    if (tag === 'numFmt' && formatCode !== undefined) formats.set(numFmtId, formatCode.slice(0, 255))
    if (tag !== 'xf' || !cells) return
    if (styles.length >= MOST_STYLES) throw new Error('too-big')
    const style = seen.get(numFmtId) ?? styleOf(formats.get(numFmtId))
    seen.set(numFmtId, style)
    styles.push(style)
  })
  return styles
}

const styleOf = (format) => ({ format, shows: shownAs(format) })
