import { packageParts } from './package-parts'

/** The order of children that the schema of ECMA-376 (5th edition, wml.xsd) prescribes; programs offer a repair where it is broken. */
const ORDER: Record<string, string[]> = {
  pPr: 'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange'.split(
    ' ',
  ),
  rPr: 'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath'.split(
    ' ',
  ),
  tblPr:
    'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription'.split(
      ' ',
    ),
  tcPr: 'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark'.split(
    ' ',
  ),
  sectPr:
    'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid'.split(
      ' ',
    ),
  tbl: 'tblPr tblGrid tr'.split(' '),
  tc: 'tcPr p'.split(' '),
}

/**
 * What is wrong with an OOXML package, in words: parts without content type, relationships that lead nowhere, drawings without their
 * relationship or with a number used twice, children out of the schema's order. Empty when nothing is.
 */
export function packageFaults(bytes: Uint8Array): string[] {
  const parts = packageParts(bytes)
  return [...contentTypes(parts), ...relationships(parts), ...drawings(parts), ...orders(parts)]
}

function contentTypes(parts: Map<string, string>): string[] {
  const types = parts.get('[Content_Types].xml') ?? ''
  const extensions = new Set([...types.matchAll(/<Default [^>]*Extension="([^"]+)"/g)].map(([, name]) => name))
  const overrides = new Set([...types.matchAll(/<Override [^>]*PartName="\/([^"]+)"/g)].map(([, name]) => name))
  return [
    ...[...parts.keys()]
      .filter((path) => path !== '[Content_Types].xml')
      .filter((path) => !overrides.has(path) && !extensions.has(path.split('.').at(-1) ?? ''))
      .map((path) => `${path} has no content type`),
    ...[...overrides].filter((path) => !parts.has(path ?? '')).map((path) => `${path} is named but not there`),
  ]
}

function relationships(parts: Map<string, string>): string[] {
  return [...parts].flatMap(([path, xml]) => {
    if (!path.endsWith('.rels')) return []
    const base = path.replace(/_rels\/[^/]+$/, '')
    return [...xml.matchAll(/<Relationship [^>]*>/g)].flatMap(([tag]) => {
      const target = /Target="([^"]+)"/.exec(tag)?.[1] ?? ''
      if (tag.includes('TargetMode="External"')) return []
      const named = target.startsWith('/') ? target.slice(1) : new URL(target, `zip:/${base}`).pathname.slice(1)
      return parts.has(named) ? [] : [`${path} leads to ${target}`]
    })
  })
}

function drawings(parts: Map<string, string>): string[] {
  const xml = parts.get('word/document.xml') ?? ''
  const known = new Set(
    [...(parts.get('word/_rels/document.xml.rels') ?? '').matchAll(/ Id="([^"]+)"/g)].map(([, id]) => id),
  )
  const used = [...xml.matchAll(/ r:(?:embed|id)="([^"]+)"/g)].map(([, id]) => id)
  const numbers = [...xml.matchAll(/<wp:docPr [^>]*?id="(\d+)"/g)].map(([, id]) => id)
  return [
    ...used.filter((id) => !known.has(id)).map((id) => `relationship ${id} is missing`),
    ...(new Set(numbers).size === numbers.length ? [] : [`drawing numbers ${numbers.join(' ')}`]),
  ]
}

function orders(parts: Map<string, string>): string[] {
  return [...parts].flatMap(([path, xml]) =>
    /^word\/(document|styles|footer\d+)\.xml$/.test(path) ? [...outOfOrder(path, xml)] : [],
  )
}

/** Walks the tags with a stack of open elements, each with the place its last child had in the order. */
function* outOfOrder(path: string, xml: string): Generator<string> {
  const open: { name: string; at: number }[] = []
  for (const [, end, name = '', rest = ''] of xml.matchAll(/<(\/?)(?:\w+:)?(\w+)((?:[^>"]|"[^"]*")*)>/g)) {
    if (end) {
      const closed = open.pop()
      if (closed?.name !== name) return yield `${path}: ${name} closes ${closed?.name}`
      continue
    }
    const parent = open.at(-1)
    const order = parent && ORDER[parent.name]
    if (parent && order) {
      const at = order.indexOf(name)
      if (at < 0 || at < parent.at) yield `${path}: ${name} in ${parent.name}`
      parent.at = Math.max(parent.at, at)
    }
    if (!rest.endsWith('/')) open.push({ name, at: -1 })
  }
  if (open.length > 0) yield `${path}: ${open.map((item) => item.name).join(' ')} left open`
}
