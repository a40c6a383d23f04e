import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { plus } from '@/lib/goals/figure.rules'
import { rowsBehind } from '@/lib/metrics/behind'
import { isFolded } from '@/lib/metrics/metric'
import { listDigest } from './digest'
import type { FrozenRow, ListEntry } from './frozen'
import type { StatedList } from './stated.queries'

const packed = promisify(gzip)

/**
 * The lists behind a summary's numbers as the bytes of one gzip file of JSON lines, page by page, so that a year of a million visits needs no more memory than a
 * month of ten. Each page is a gzip member of its own, which any unpacker reads as one file, and a single list can be had by its place. `entries` fills up
 * while the bytes are taken. Throws when a list does not add up to the number it explains: then the document must not go out.
 */
export async function* writeLists(
  read: Read,
  viewer: Viewer,
  lists: StatedList[],
  unitNames: (id: string) => string,
  entries: ListEntry[],
): AsyncGenerator<Uint8Array> {
  let at = 0
  for (const list of lists) {
    const { figure, title, unit, stretch, rankedUnit, metric, period, options, value, base } = list
    const folded = isFolded(metric, period)
    const digest = listDigest()
    let [rows, size, sum] = [0, 0, base]
    const told = { figure, title, unit, stretch, ...(rankedUnit ? { rankedUnit } : {}), ...period, value, base }
    let text = `${JSON.stringify({ list: told })}\n`
    const view = stretch === 'claimed' ? 'claimed' : 'counted'
    for await (const page of rowsBehind(read, viewer, metric, period, { ...options, view, names: true })) {
      for (const { id, noun, recordId, name, on, unitId, amount } of page) {
        const row: FrozenRow = { id, noun, recordId, name, on, unitId, unit: unitNames(unitId), amount }
        digest.add(row, folded)
        sum = plus(sum, amount)
        text += `${JSON.stringify(row)}\n`
      }
      rows += page.length
      const bytes = await packed(text)
      text = ''
      size += bytes.length
      yield bytes
    }
    if (text) {
      const bytes = await packed(text)
      size += bytes.length
      yield bytes
    }
    if (sum !== value) throw new Error(`${figure} ${stretch}: stated ${value}, its list adds up to ${sum}`)
    entries.push({ ...told, folded, rows, digest: digest.hex(), at, size })
    at += size
  }
}
