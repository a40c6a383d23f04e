import type { FormBook } from './open'
import { childOf, childrenOf, type Element } from './xml'

/** Excel's own date formats, and those of Chinese editions. */
const DATE_IDS = (id: number) => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58)
const FIRST_CUSTOM = 164
const TEXT_ID = '49'
const DAY = 'yyyy-mm-dd'

/** Gives cells of a book another number format, leaving everything else of their look; the same look is made once. */
export function formatsOf(book: FormBook): { asDay: (cell: Element) => void; asText: (cell: Element) => void } {
  const root = book.styles?.root
  const looks = childOf(root, 'cellXfs')
  const made = new Map<string, string>()
  const formatOf = (cell: Element): string =>
    (looks && childrenOf(looks, 'xf')[Number(cell.attributes.s ?? 0)]?.attributes.numFmtId) ?? '0'
  const give = (cell: Element, format: string) => {
    if (!looks) return
    const old = cell.attributes.s ?? '0'
    const key = `${old} ${format}`
    if (!made.has(key)) {
      const all = childrenOf(looks, 'xf')
      const look = all[Number(old)] ?? { name: 'xf', attributes: {}, children: [] }
      looks.children.push({ ...look, attributes: { ...look.attributes, numFmtId: format, applyNumberFormat: '1' } })
      looks.attributes.count = String(all.length + 1)
      made.set(key, String(all.length))
    }
    cell.attributes.s = made.get(key) ?? old
  }
  return {
    asDay: (cell) => {
      if (!isDate(root, formatOf(cell))) give(cell, dayFormat(root))
    },
    asText: (cell) => give(cell, TEXT_ID),
  }
}

function isDate(root: Element | undefined, id: string): boolean {
  const formats = childOf(root, 'numFmts')
  const custom = formats && childrenOf(formats, 'numFmt').find(({ attributes }) => attributes.numFmtId === id)
  if (!custom) return DATE_IDS(Number(id))
  return /[ymd年月日]/i.test((custom.attributes.formatCode ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
}

/** The id of the day format, declared when the book has none yet. */
function dayFormat(root: Element | undefined): string {
  if (!root) return '14'
  const known = childOf(root, 'numFmts')
  const formats = known ?? { name: root.name.replace(/[^:]*$/, 'numFmts'), attributes: {}, children: [] }
  if (!known) root.children.unshift(formats)
  const all = childrenOf(formats, 'numFmt')
  const same = all.find(({ attributes }) => attributes.formatCode === DAY)?.attributes.numFmtId
  if (same) return same
  const id = String(Math.max(FIRST_CUSTOM - 1, ...all.map(({ attributes }) => Number(attributes.numFmtId))) + 1)
  const name = root.name.replace(/[^:]*$/, 'numFmt')
  formats.children.push({ name, attributes: { numFmtId: id, formatCode: DAY }, children: [] })
  formats.attributes.count = String(all.length + 1)
  return id
}
