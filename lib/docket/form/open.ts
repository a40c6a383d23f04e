import { strFromU8, unzipSync } from 'fflate'
import { Problem } from '@/lib/kernel/errors'
import { foreignParts, isReaching } from './foreign'
import { childOf, childrenOf, descendants, type Element, isElement, isFormula, parseXml, textIn } from './xml'

/** All parts of a form together, inflated. */
const MOST_BYTES = 20_000_000
/** Elements of all parts that are read together: a form of a few sheets has some thousand. */
const MOST_ELEMENTS = 400_000
const CONTENT_TYPES = '[Content_Types].xml'
const RELATIONS = /(^|\/)_rels\/[^/]*\.rels$/

export type FormSheet = { name: string; path: string; root: Element }
/** A form taken apart: `parts` in the file's order, and the parsed ones that filling changes. */
export type FormBook = {
  parts: Map<string, Uint8Array>
  workbook: { path: string; root: Element }
  styles: { path: string; root: Element } | undefined
  sheets: FormSheet[]
  strings: string[]
}

/**
 * Takes a form apart. The bytes have passed the ledger reader before (its worker knows bombs, passwords and damage); here is refused what a form that is
 * filled and sent on must not carry. Throws Problem('invalid') under `file` with everything that is wrong.
 */
export function openForm(bytes: Uint8Array): FormBook {
  const parts = unpacked(bytes)
  if (!parts.has(CONTENT_TYPES)) throw damaged()
  // One room for all parts: what is small packed may be millions of elements.
  const room = { elements: MOST_ELEMENTS }
  const read = (path: string) => xmlOf(parts.get(path), room)
  const names = [...parts.keys()]
  const relations = names
    .filter((name) => RELATIONS.test(name))
    .flatMap((name) => childrenOf(read(name), 'Relationship').map(({ attributes }) => attributes))
  const wrong = foreignParts(
    names,
    relations.map(({ Type }) => Type ?? ''),
  )
  const outside = relations.some(({ TargetMode, Type }) => TargetMode === 'External' && !Type?.endsWith('/hyperlink'))
  if (outside && wrong.length === 0) wrong.push('链接到外部的内容。请删除链接的图片或模板')
  const path = relationsOf(parts, '').find(({ type }) => type.endsWith('/officeDocument'))?.target
  if (!path || !parts.has(path)) throw damaged()
  const root = read(path)
  const related = relationsOf(parts, path)
  const sheets = childrenOf(childOf(root, 'sheets') ?? root, 'sheet').flatMap((sheet): FormSheet[] => {
    const id = Object.entries(sheet.attributes).find(([name]) => name.endsWith(':id'))?.[1]
    const relation = related.find((each) => each.id === id && each.type.endsWith('/worksheet'))
    if (!relation || !parts.has(relation.target)) return []
    return [{ name: sheet.attributes.name ?? '', path: relation.target, root: read(relation.target) }]
  })
  if (sheets.length === 0) throw damaged()
  const formulas = [root, ...sheets.map((sheet) => sheet.root)].flatMap((each) =>
    [...descendants(each)].filter((element) => isFormula(element) || isElement(element, 'definedName')),
  )
  if (formulas.some((each) => isReaching(textIn(each)))) wrong.push('会访问外部程序或网络的公式。请删除这些公式')
  if (wrong.length > 0) throw new Problem('invalid', { file: wrong.map((what) => `表样里有${what}后再上传`) })
  const partOf = (ending: string) => related.find(({ type }) => type.endsWith(ending))?.target ?? ''
  const shared = partOf('/sharedStrings')
  const styles = partOf('/styles')
  return {
    parts,
    workbook: { path, root },
    styles: parts.has(styles) ? { path: styles, root: read(styles) } : undefined,
    sheets,
    strings: parts.has(shared) ? childrenOf(read(shared), 'si').map(runText) : [],
  }
}

/** The text of a string with runs, without its phonetic guide. */
export const runText = (item: Element): string =>
  item.children
    .filter((child) => isElement(child))
    .map((child) => (isElement(child, 't') ? textIn(child) : isElement(child, 'r') ? runText(child) : ''))
    .join('')

export type Relation = { id: string; type: string; target: string }
export const relationsPath = (part: string): string => part.replace(/([^/]*)$/, '_rels/$1.rels')

/** Where a part's inner relations lead, as names of parts; `''` is the package itself. */
export function relationsOf(parts: ReadonlyMap<string, Uint8Array>, part: string): Relation[] {
  const bytes = parts.get(relationsPath(part))
  if (!bytes) return []
  return childrenOf(xmlOf(bytes), 'Relationship').flatMap(({ attributes }) => {
    const { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode } = attributes
    const url = mode === 'External' ? null : URL.parse(target, `zip:///${part}`)
    return url ? [{ id, type, target: url.pathname.slice(1) }] : []
  })
}

/** A part as XML; whatever does not hold together is a damaged file, not our error. */
function xmlOf(bytes: Uint8Array | undefined, room?: { elements: number }): Element {
  try {
    return parseXml(strFromU8(bytes ?? new Uint8Array()), room)
  } catch {
    throw room && room.elements < 0 ? tooMuch() : damaged()
  }
}

function unpacked(bytes: Uint8Array): Map<string, Uint8Array> {
  let size = 0
  try {
    const files = unzipSync(bytes, {
      filter: (file) => {
        size += file.originalSize
        if (size > MOST_BYTES) throw new Error('too-big')
        return !file.name.endsWith('/')
      },
    })
    return new Map(Object.entries(files))
  } catch {
    if (size > MOST_BYTES) throw tooMuch()
    throw damaged()
  }
}

const tooMuch = () => new Problem('invalid', { file: ['表样解开后异常大，请删去多余的空行、空列和图片后再上传'] })
const damaged = () =>
  new Problem('invalid', { file: ['文件不完整或已损坏，请在 Excel 或 WPS 中重新保存为 .xlsx 后再上传'] })
