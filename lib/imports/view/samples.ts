import type { RawWorkbook } from '../read/raw'
import { type Sample, sampleOf } from './sample'

/** Ledgers that people are choosing columns of at one time; the samples are small, and one is read again when it has left. */
const MOST = 8

// The server's bundles hold several copies of this module.
const shared = globalThis as { zhaoyinLedgerSamples?: Map<string, Sample> }
shared.zhaoyinLedgerSamples ??= new Map()
const samples = shared.zhaoyinLedgerSamples

const keyOf = (sha256: string, encoding: string | undefined) => `${sha256} ${encoding ?? ''}`

/** Keeps a sample of a workbook that was read, for the looks that follow while its columns are chosen. */
export function keepSample(sha256: string, encoding: string | undefined, workbook: RawWorkbook): Sample {
  const key = keyOf(sha256, encoding)
  const sample = samples.get(key) ?? sampleOf(workbook)
  samples.delete(key)
  samples.set(key, sample)
  const [oldest] = samples.keys()
  if (samples.size > MOST && oldest !== undefined) samples.delete(oldest)
  return sample
}

export const keptSample = (sha256: string, encoding: string | undefined): Sample | undefined =>
  samples.get(keyOf(sha256, encoding))
