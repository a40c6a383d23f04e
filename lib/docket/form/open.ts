import { strFromU8, unzipSync } from 'fflate'
import { Problem } from '@/lib/kernel/errors'
import { childOf, childrenOf, descendants, type Element, isElement, parseXml, textIn } from './xml'

/** All parts of a form together, inflated. */
const MOST_BYTES = 20_000_000
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

const FOREIGN: [pattern: RegExp, what: string][] = [
  [/vba(project|data)/i, '宏。请另存为不带宏的 .xlsx'],
  [/^xl\/externallinks\//i, '到其他工作簿的链接。请在“数据—编辑链接”中断开链接'],
  [/^xl\/(connections\.xml|querytables\/|model\/)/i, '外部数据连接。请在“数据—查询和连接”中删除'],
  [/^xl\/(embeddings|activex|ctrlprops)\//i, '嵌入的对象或控件。请删除'],
  [/^xl\/(pivottables|pivotcache)\//i, '数据透视表。请删除或粘贴为数值'],
  [/^xl\/tables\//i, '“套用表格格式”的表。请在“表设计”中转换为区域'],
]
/** Functions that fetch or run something when somebody opens the file. */
const REACHING = /(^|[^\p{L}\p{N}_.])(WEBSERVICE|RTD|CALL|REGISTER(\.ID)?|EXEC|DDE)\s*\(|\|\s*'/iu

/**
 * Takes a form apart. The bytes have passed the ledger reader before (its worker knows bombs, passwords and damage); here is refused what a form that is
 * filled and sent on must not carry. Throws Problem('invalid') under `file` with everything that is wrong.
 */
export function openForm(bytes: Uint8Array): FormBook {
  const parts = unpacked(bytes)
  const names = [...parts.keys()]
  const wrong = FOREIGN.filter(([pattern]) => names.some((name) => pattern.test(name))).map(([, what]) => what)
  const read = (path: string) => xmlOf(parts.get(path))
  const outside = names
    .filter((name) => RELATIONS.test(name))
    .flatMap((name) => childrenOf(read(name), 'Relationship'))
    .some(({ attributes }) => attributes.TargetMode === 'External' && !attributes.Type?.endsWith('/hyperlink'))
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
  if (
    sheets.some((sheet) =>
      [...descendants(sheet.root)].some((each) => isElement(each, 'f') && REACHING.test(textIn(each))),
    )
  )
    wrong.push('会访问外部程序或网络的公式。请删除这些公式')
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
  return childrenOf(xmlOf(bytes), 'Relationship').map(({ attributes }) => ({
    id: attributes.Id ?? '',
    type: attributes.Type ?? '',
    target: new URL(attributes.Target ?? '', `zip:///${part}`).pathname.slice(1),
  }))
}

/** A part as XML; whatever does not hold together is a damaged file, not our error. */
function xmlOf(bytes: Uint8Array | undefined): Element {
  try {
    return parseXml(strFromU8(bytes ?? new Uint8Array()))
  } catch {
    throw damaged()
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
    if (size > MOST_BYTES)
      throw new Problem('invalid', { file: ['表样解开后异常大，请删去多余的空行、空列和图片后再上传'] })
    throw damaged()
  }
}

const damaged = () =>
  new Problem('invalid', { file: ['文件不完整或已损坏，请在 Excel 或 WPS 中重新保存为 .xlsx 后再上传'] })
