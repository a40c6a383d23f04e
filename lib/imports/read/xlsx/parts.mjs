import { attributesOf, LONGEST_RUN, XmlWalk } from '../xml.mjs'

const NOTHING = Buffer.alloc(0)

/**
 * Walks one XML part of a container. `meanwhile` is awaited between pieces.
 * @param {import('../zip.mjs').Zip} zip
 * @param {{ open: Function, close: Function, text: Function }} handler
 */
export async function walkPart(zip, name, handler, meanwhile) {
  const walk = new XmlWalk(handler)
  let decoder
  let rest = NOTHING
  for await (const piece of zip.pieces(name)) {
    decoder ??= new TextDecoder(encodingOf(piece))
    // Cut behind a tag where there is one: a text in one piece is walked twice as fast as one put together
    const cut = piece.lastIndexOf(62) + 1
    if (cut > 0) walk.write(decoder.decode(Buffer.concat([rest, piece.subarray(0, cut)]), { stream: true }))
    rest = cut > 0 ? piece.subarray(cut) : Buffer.concat([rest, piece])
    if (rest.length > LONGEST_RUN) throw new Error('too-big')
    await meanwhile?.()
  }
  if (decoder) walk.write(decoder.decode(rest))
  walk.end()
}

/** XML is UTF-8 unless it begins with the mark of UTF-16 (or with its zero bytes). */
function encodingOf(piece) {
  if ((piece[0] === 0xff && piece[1] === 0xfe) || (piece[0] === 0x3c && piece[1] === 0)) return 'utf-16le'
  if ((piece[0] === 0xfe && piece[1] === 0xff) || (piece[0] === 0 && piece[1] === 0x3c)) return 'utf-16be'
  return 'utf-8'
}

/** Calls `open` for each element with its attributes, for parts that are lists of elements. */
export const walkElements = (zip, name, open) =>
  walkPart(zip, name, { open: (tag, written) => open(tag, attributesOf(written)), close: () => {}, text: () => {} })

/**
 * What a part points to: id → kind and the name of a part of this container. Targets are names inside the container, also those that
 * begin with a slash or climb with ..; those that lead out of it are left out and never opened.
 * @returns {Promise<Map<string, { kind: string, part: string }>>}
 */
export async function relationsOf(zip, part) {
  const slash = part.lastIndexOf('/') + 1
  const folder = part.slice(0, slash)
  const name = `${folder}_rels/${part.slice(slash)}.rels`
  const relations = new Map()
  if (!zip.has(name)) return relations
  await walkElements(zip, name, (tag, { Id, Type = '', Target = '', TargetMode }) => {
    if (tag !== 'Relationship' || !Id || TargetMode === 'External') return
    relations.set(Id, { kind: Type.slice(Type.lastIndexOf('/') + 1), part: inside(folder, Target) })
  })
  return relations
}

function inside(folder, target) {
  const steps = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/'))
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  return steps.join('/')
}
