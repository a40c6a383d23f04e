import { lexemesOf, queryLexemes } from '@/lib/db/search/lexemes'

/** People's names are few and repeat in every search; their lexemes are worked out once. */
const known = new Map<string, string[]>()
const MOST_KNOWN = 20_000

function lexemes(name: string): string[] {
  const stored = known.get(name)
  if (stored) return stored
  if (known.size >= MOST_KNOWN) known.clear()
  const made = lexemesOf('user', [name]).split(' ')
  known.set(name, made)
  return made
}

/** Whether a short name holds what was typed, by the same rule as the index: characters, pinyin, initials. */
export function nameMatches(name: string, typed: string): boolean {
  const wanted = queryLexemes(typed)
  const own = lexemes(name)
  return (
    wanted.length > 0 &&
    wanted.every(({ text, prefix }) => own.some((one) => (prefix ? one.startsWith(text) : one === text)))
  )
}
