import { Parser } from 'htmlparser2'

/** Names keep their prefix; text is what it says, not what it is escaped to. */
export type Element = { name: string; attributes: Record<string, string>; children: Node[] }
export type Node = Element | string

/** No part of a workbook is nested deeper; whoever walks one takes a step of the stack for each level. */
const DEEPEST = 100

/**
 * A part's root element. Comments and processing instructions are left. Throws Error('damaged') where there is none, Error('unsafe') at a document type and when it
 * is nested too deep or has more elements than there is `room` left for.
 */
export function parseXml(xml: string, room = { elements: Number.POSITIVE_INFINITY }): Element {
  const top: Element = { name: '', attributes: {}, children: [] }
  const open: Element[] = [top]
  const parser = new Parser(
    {
      onprocessinginstruction: (name) => {
        if (name.startsWith('!')) throw new Error('unsafe')
      },
      onopentag: (name, attributes) => {
        room.elements -= 1
        if (room.elements < 0 || open.length > DEEPEST) throw new Error('unsafe')
        const element: Element = { name, attributes, children: [] }
        open.at(-1)?.children.push(element)
        open.push(element)
      },
      onclosetag: () => {
        open.pop()
      },
      ontext: (text) => {
        const { children } = open.at(-1) ?? top
        const last = children.at(-1)
        if (typeof last === 'string') children[children.length - 1] = last + text
        else children.push(text)
      },
    },
    { xmlMode: true },
  )
  parser.end(xml.replace(/^\uFEFF/, ''))
  const root = top.children.find((child) => typeof child !== 'string')
  if (!root || typeof root === 'string') throw new Error('damaged')
  return root
}

/** The part again, with its declaration. */
export const writeXml = (root: Element): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${written(root)}`

function written(node: Node): string {
  if (typeof node === 'string') return escaped(node)
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escaped(value).replace(/["\t\r\n]/g, (char) => `&#${char.charCodeAt(0)};`)}"`)
    .join('')
  if (node.children.length === 0) return `<${node.name}${attributes}/>`
  return `<${node.name}${attributes}>${node.children.map(written).join('')}</${node.name}>`
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
/** What no XML may hold, not even escaped; a parser reads &#1; all the same. */
const ILLEGAL = /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(ILLEGAL, '')
    .replace(/[&<>]/g, (char) => ESCAPES[char] ?? char)

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)
export const isElement = (node: Node, name?: string): node is Element =>
  typeof node !== 'string' && (name === undefined || localName(node.name) === name)
/** Formulas of cells, of rules and of validations. */
export const isFormula = (element: Element): boolean =>
  ['f', 'formula', 'formula1', 'formula2'].some((name) => isElement(element, name))
/** The children of a name without prefix. */
export const childrenOf = (element: Element, name: string): Element[] =>
  element.children.filter((child): child is Element => isElement(child, name))
export const childOf = (element: Element | undefined, name: string): Element | undefined =>
  element && childrenOf(element, name)[0]
/** Everything below an element, itself included, parents first. */
export function* descendants(element: Element): Generator<Element> {
  yield element
  for (const child of element.children) if (isElement(child)) yield* descendants(child)
}
/** The text directly in an element. */
export const textIn = (element: Element): string =>
  element.children.filter((child) => typeof child === 'string').join('')
