import { unescapeExcel } from '../xml.mjs'
import { walkPart } from './parts.mjs'

/**
 * Hands the texts that cells share to the sink, in their order, as its first values: cells refer to them by number, and the parser keeps none.
 * Readings above characters (phonetic runs) are no part of a text. Answers how many there are.
 */
export async function readStrings(zip, part, sink) {
  let count = 0
  let text = ''
  let taking = false
  let phonetic = false
  await walkPart(
    zip,
    part,
    {
      open(tag) {
        if (tag === 'si') text = ''
        else if (tag === 'rPh') phonetic = true
        else if (tag === 't') taking = !phonetic
      },
      text(run) {
        if (taking) text += run
      },
      close(tag) {
        if (tag === 't') taking = false
        else if (tag === 'rPh') phonetic = false
        else if (tag === 'si') {
          sink.add(unescapeExcel(text))
          count++
        }
      },
    },
    () => (sink.full ? sink.flush() : undefined),
  )
  return count
}
