/** A cell holds at most 32,767 characters; a run this long belongs to no sheet. */
export const LONGEST_RUN = 4_000_000
const LONGEST_TAG = 20_000
const DEEPEST = 100
const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * Walks XML as it arrives, without ever holding all of it. A document type is refused, not read: it is where entities are
 * declared, and no spreadsheet has one. Elements must be closed in order. Throws Error('unsafe'), Error('damaged') and Error('too-big').
 *
 * `open(name, attributes)` and `close(name)` get names without prefix, attributes as written (see `attributesOf`); `text(characters)` gets one run.
 */
export class XmlWalk {
  constructor(handler) {
    this.handler = handler
    this.rest = ''
    this.searched = 0
    this.path = []
    this.began = false
  }

  /** @param {string} piece */
  write(piece) {
    const { handler } = this
    const text = this.rest === '' ? piece : this.rest + piece
    let at = 0
    let from = this.searched
    for (;;) {
      let tag = at > from ? at : from
      while (tag < text.length && text.charCodeAt(tag) !== 60) tag++
      if (tag === text.length) break
      const end = endOfMarkup(text, tag)
      if (end < 0) {
        from = tag
        break
      }
      if (tag > at && this.path.length > 0) handler.text(decode(text.slice(at, tag)))
      this.markup(text, tag, end)
      at = end
      from = end
    }
    if (text.length - at > LONGEST_RUN) throw new Error('too-big')
    this.rest = text.slice(at)
    // Up to here there is no markup: the next piece is not searched for it again.
    const tag = this.rest.indexOf('<', Math.max(0, from - at))
    this.searched = tag < 0 ? this.rest.length : tag
  }

  markup(text, tag, end) {
    const { handler, path } = this
    const second = text.charCodeAt(tag + 1)
    if (second === 63) return
    if (second === 33) {
      if (text.startsWith('<![CDATA[', tag)) handler.text(text.slice(tag + 9, end - 3))
      else if (!text.startsWith('<!--', tag)) throw new Error('unsafe')
      return
    }
    if (second === 47) {
      const name = localName(text.slice(tag + 2, end - 1).trimEnd())
      if (path.pop() !== name) throw new Error('damaged')
      handler.close(name)
      return
    }
    const alone = text.charCodeAt(end - 2) === 47
    const stop = alone ? end - 2 : end - 1
    let space = tag + 1
    while (space < stop && text.charCodeAt(space) > 32) space++
    const name = localName(text.slice(tag + 1, space))
    this.began = true
    handler.open(name, space < stop ? text.slice(space, stop) : '')
    if (alone) handler.close(name)
    else if (path.push(name) > DEEPEST) throw new Error('unsafe')
  }

  /** To be called after the last piece. */
  end() {
    if (!this.began || this.path.length > 0 || this.rest.trim() !== '') throw new Error('damaged')
  }
}

/** Behind the markup that begins at `tag`; -1 when it is not complete yet. A '>' inside quotes ends nothing. */
function endOfMarkup(text, tag) {
  if (text.charCodeAt(tag + 1) === 33) {
    if ('<!--'.startsWith(text.slice(tag, tag + 4))) return behind(text, '-->', tag + 4)
    if ('<![CDATA['.startsWith(text.slice(tag, tag + 9))) return behind(text, ']]>', tag + 9)
    return tag + 2
  }
  for (let i = tag + 1; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 62) return i + 1
    if (i - tag > LONGEST_TAG) throw new Error('too-big')
    if (code === 34 || code === 39) {
      i = text.indexOf(code === 34 ? '"' : "'", i + 1)
      if (i < 0) return -1
    }
  }
  return -1
}

const behind = (text, closing, from) => {
  const end = text.indexOf(closing, from)
  return end < 0 ? -1 : end + closing.length
}

const localName = (name) => {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** The five names that XML itself knows and numbers; anything else stays as written. */
function decode(text) {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name) return NAMED[name] ?? whole
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/**
 * Attributes by name, prefixes kept off: `r:id` is `id`.
 * @param {string} written
 * @returns {Record<string, string>}
 */
export function attributesOf(written) {
  const attributes = {}
  for (let at = 0; ; ) {
    const equals = written.indexOf('=', at)
    if (equals < 0) return attributes
    let opening = equals + 1
    while (written.charCodeAt(opening) <= 32) opening++
    const quote = written[opening]
    const closing = quote === '"' || quote === "'" ? written.indexOf(quote, opening + 1) : -1
    if (closing < 0) throw new Error('damaged')
    attributes[localName(written.slice(at, equals).trim())] = decode(written.slice(opening + 1, closing))
    at = closing + 1
  }
}

/** Excel writes characters that XML cannot hold as _x000D_. */
export const unescapeExcel = (text) =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-F]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
