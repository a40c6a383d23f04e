import type { SnapshotCompany } from '@/lib/field/schema'
import { foldText } from '@/lib/kernel/name'

const FOUND = 20

/** The companies that a phone knows by what was typed: characters of the name, pinyin from any syllable on, or initials. At most 20. */
export function findCompanies(companies: SnapshotCompany[], typed: string): SnapshotCompany[] {
  const text = foldText(typed)
  if (text === '') return []
  const found: SnapshotCompany[] = []
  for (const company of companies) {
    if (matches(company, text)) found.push(company)
    if (found.length === FOUND) break
  }
  return found
}

function matches({ folded, pinyin, initials }: SnapshotCompany, text: string): boolean {
  if (folded.includes(text) || initials.includes(text)) return true
  if (!/^[a-z]+$/.test(text)) return false
  const syllables = pinyin.split(' ')
  return syllables.some((_, at) => syllables.slice(at).join('').startsWith(text))
}
