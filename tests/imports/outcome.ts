import type { RawWorkbook } from '@/lib/imports/read/raw'
import { readWorkbook } from '@/lib/imports/read/read-workbook'
import { understand } from '@/lib/imports/understand/understand'
import { Problem } from '@/lib/kernel/errors'

/** What becomes of a file: one sentence for the person, or the workbook, understood without harm. */
export async function outcome(bytes: Uint8Array): Promise<string | RawWorkbook> {
  try {
    const workbook = await readWorkbook(bytes)
    understand(workbook)
    return workbook
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'refused') throw error
    return error.sentence
  }
}

/** The sentence of a file that cannot be read; fails when it can. */
export async function sentence(bytes: Uint8Array): Promise<string> {
  const answer = await outcome(bytes)
  if (typeof answer !== 'string') throw new Error('expected a refusal')
  return answer
}

/** A file that can be read; fails with the sentence when it cannot. */
export async function read(bytes: Uint8Array): Promise<RawWorkbook> {
  const answer = await outcome(bytes)
  if (typeof answer === 'string') throw new Error(answer)
  return answer
}
