import { Parser } from 'htmlparser2'

/** A cell holds at most 32,767 characters; a run this long belongs to no sheet, nor does such an attribute. */
const LONGEST_RUN = 4_000_000
const LONGEST_ATTRIBUTE = 20_000
const DEEPEST = 100

/**
 * Walks XML as it arrives, without ever holding all of it. htmlparser2 takes anything; what no spreadsheet has is refused here: a document type,
 * which is where entities are declared, and elements that are not closed in order. Throws Error('unsafe'), Error('damaged') and Error('too-big').
 *
 * `open(name, attributes)` and `close(name)` get names without prefix, attributes by their names as written; `text(characters)` gets parts of a run.
 */
export class XmlWalk {
  constructor(handler) {
    this.handler = handler
    this.depth = 0
    this.began = false
    this.run = 0
    this.openedAt = -1
    const parser = new Parser(
      {
        onprocessinginstruction: (name) => {
          if (name.startsWith('!')) throw new Error('unsafe')
        },
        onattribute: (_, value) => {
          if (value.length > LONGEST_ATTRIBUTE) throw new Error('too-big')
        },
        onopentag: (name, attributes) => this.open(name, attributes, parser.startIndex),
        // What closes itself (`<c/>`) is told as closed for want of a tag, while the parser still stands at its beginning.
        onclosetag: (name, isImplied) => this.close(name, isImplied && parser.startIndex !== this.openedAt),
        ontext: (characters) => this.text(characters),
      },
      { xmlMode: true },
    )
    this.parser = parser
  }

  open(name, attributes, at) {
    this.began = true
    this.openedAt = at
    this.run = 0
    if (++this.depth > DEEPEST) throw new Error('unsafe')
    this.handler.open(localName(name), attributes)
  }

  close(name, isLeftOpen) {
    if (isLeftOpen) throw new Error('damaged')
    this.depth--
    this.run = 0
    this.handler.close(localName(name))
  }

  text(characters) {
    this.run += characters.length
    if (this.run > LONGEST_RUN) throw new Error('too-big')
    if (this.depth > 0) this.handler.text(characters)
  }

  /** @param {string} piece */
  write(piece) {
    this.parser.write(piece)
  }

  /** To be called after the last piece. */
  end() {
    this.parser.end()
    if (!this.began) throw new Error('damaged')
  }
}

/** A name without its prefix: `x:row` is `row`, `r:id` is `id`. */
export function localName(name) {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** Excel writes characters that XML cannot hold as _x000D_. */
export const unescapeExcel = (text) =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-F]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
