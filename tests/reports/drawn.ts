import { DomUtils, parseDocument } from 'htmlparser2'

/** A long picture read back before it becomes pixels: what is said, by kind, and its tables' rows cell by cell. */
export function readDrawing(svg: string) {
  const dom = parseDocument(svg, { xmlMode: true }).children
  const groups = (of: string, within = dom) =>
    DomUtils.getElementsByTagName('g', within).filter((group) => group.attribs['data-of'] === of)
  const text = (node: Parameters<typeof DomUtils.textContent>[0]) => DomUtils.textContent(node)
  return {
    height: Number(/height="(\d+)"/.exec(svg)?.[1]),
    all: DomUtils.getElementsByTagName('text', dom).map(text),
    said: (of: string) => groups(of).map(text),
    rows: groups('row').map((row) =>
      groups('cell', row.children)
        .toSorted((a, b) => Number(a.attribs['data-at']) - Number(b.attribs['data-at']))
        .map(text),
    ),
  }
}
