import { localName, XmlWalk } from '../xml.mjs'

/**
 * Walks one XML part of a container. `meanwhile` is awaited between pieces.
 * @param {import('../zip.mjs').Zip} zip
 * @param {{ open: Function, close: Function, text: Function }} handler
 */
export async function walkPart(zip, name, handler, meanwhile) {
  const walk = new XmlWalk(handler)
  let decoder
  for await (const piece of zip.pieces(name)) {
    decoder ??= new TextDecoder(encodingOf(piece))
    walk.write(decoder.decode(piece, { stream: true }))
    await meanwhile?.()
  }
  if (decoder) walk.write(decoder.decode())
  walk.end()
}

/** XML is UTF-8 unless it begins with the mark of UTF-16 (or with its zero bytes). */
function encodingOf(piece) {
  if ((piece[0] === 0xff && piece[1] === 0xfe) || (piece[0] === 0x3c && piece[1] === 0)) return 'utf-16le'
  if ((piece[0] === 0xfe && piece[1] === 0xff) || (piece[0] === 0 && piece[1] === 0x3c)) return 'utf-16be'
  return 'utf-8'
}

/** Calls `open` for each element with its attributes, their prefixes kept off, for parts that are lists of elements. */
export const walkElements = (zip, name, open) =>
  walkPart(zip, name, { open: (tag, attributes) => open(tag, unprefixed(attributes)), close: () => {}, text: () => {} })

const unprefixed = (attributes) =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [localName(name), value]))

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
