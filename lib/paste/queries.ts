import type { Viewer } from '@/lib/access/viewer'
import { similarCompanies } from '@/lib/companies/queries'
import type { Read } from '@/lib/db/store'
import { recentCompanies } from '@/lib/visits/form.queries'
import { type Candidate, mentioned } from './found.rules'
import type { Reading } from './rules'

/**
 * The companies of the register, in the viewer's scope, that a reading's names and the text may mean: same name first, then names that contain
 * it, then those visited last that the text mentions in part. Names come from a text or a model; ids only from here.
 */
export async function candidatesFor(
  read: Read,
  viewer: Viewer,
  { companies }: Reading,
  text: string,
): Promise<Candidate[]> {
  const found: Candidate[] = []
  for (const { value, words } of companies) {
    const similar = await similarCompanies(read, viewer, { name: value, uscc: null })
    found.push(...similar.map(({ id, name, because }) => ({ value: id, label: name, words, sure: because === 'name' })))
  }
  const recent = await recentCompanies(read, viewer)
  const near = mentioned(
    text,
    recent.map(({ value, label }) => ({ id: value, name: label })),
  )
  return [...found.toSorted((a, b) => Number(b.sure) - Number(a.sure)), ...near]
}
