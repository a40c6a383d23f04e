import type { Tx } from '@/lib/db/store'
import { extraValuesOf } from '@/lib/extras/queries'
import { setExtraValues } from '@/lib/extras/records'

/** What a merge wrote into one extra field of the kept record; '' for nothing. */
export type MovedExtra = { fieldId: string; before: string; after: string }

/** Brings the values of the record that goes to the kept one: into blanks when merging, over everything when overwriting. */
export async function takeExtras(
  tx: Tx,
  keptId: string,
  goneId: string,
  verdict: 'merge' | 'overwrite',
): Promise<MovedExtra[]> {
  const stored = await extraValuesOf(tx, [keptId, goneId])
  const own = stored.get(keptId) ?? {}
  const taken = Object.entries(stored.get(goneId) ?? {})
    .map(([fieldId, after]) => ({ fieldId, before: own[fieldId] ?? '', after }))
    .filter(({ before, after }) => after !== before && (before === '' || verdict === 'overwrite'))
  await setExtraValues(
    tx,
    taken.map(({ fieldId, after }) => ({ fieldId, recordId: keptId, text: after })),
  )
  return taken
}

/** Puts back what a merge had overwritten, where it still stands; what has been typed since stays. */
export async function returnExtras(tx: Tx, keptId: string, taken: readonly MovedExtra[] = []): Promise<void> {
  const own = (await extraValuesOf(tx, [keptId])).get(keptId) ?? {}
  const same = taken.filter(({ fieldId, after }) => own[fieldId] === after)
  await setExtraValues(
    tx,
    same.map(({ fieldId, before }) => ({ fieldId, recordId: keptId, text: before })),
  )
}
