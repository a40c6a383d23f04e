import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import type { Day } from '@/lib/kernel/month'
import { believed, withoutPhones } from './answer.rules'
import { type FoundReading, withCandidates } from './found.rules'
import { askModel, configuredModel } from './model'
import { candidatesFor } from './queries'
import { type Reading, readPasted } from './rules'
import type { PasteInput } from './schema'

/** `note` says in a sentence why the rules read it although a model was asked. */
export type PasteAnswer = { reading: FoundReading; by: 'rules' | 'model'; note?: string }

const FELL_BACK = '大模型没有给出可用的结果，以下由本系统的规则读取。'
const SLOW = '大模型没有及时答复，以下由本系统的规则读取。'

/** Reads a pasted text, by the configured model when asked to and possible, by rules otherwise; writes nothing. */
export async function readText(read: Read, viewer: Viewer, { text, by }: PasteInput, today: Day): Promise<PasteAnswer> {
  const rules = readPasted(text, today)
  const model = by === 'model' ? configuredModel() : undefined
  const answer = model ? await byModel(model, text, rules, today) : { reading: rules }
  const reading = answer.reading ?? rules
  const candidates = await candidatesFor(read, viewer, reading, text)
  const used = model && answer.reading ? 'model' : 'rules'
  return {
    reading: withCandidates(reading, candidates),
    by: used,
    note: model && !answer.reading ? answer.note : undefined,
  }
}

async function byModel(
  model: NonNullable<ReturnType<typeof configuredModel>>,
  text: string,
  rules: Reading,
  today: Day,
): Promise<{ reading?: Reading; note?: string }> {
  const masked = withoutPhones(text)
  try {
    const said = await askModel(model, masked.text, today)
    const reading = believed(said, masked.text, rules, today)
    const theirs = reading?.theirs
    return reading
      ? {
          reading: {
            ...reading,
            theirs: theirs && { ...theirs, value: masked.back(theirs.value), words: masked.back(theirs.words) },
          },
        }
      : { note: FELL_BACK }
  } catch (error) {
    // An outage of somebody else's service, or an answer nobody can use: no error of ours, and the person is told.
    return { note: error instanceof Error && error.name === 'TimeoutError' ? SLOW : FELL_BACK }
  }
}
