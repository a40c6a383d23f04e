import { pinyin } from 'pinyin-pro'
import { foldText } from '@/lib/kernel/name'

const HAN = /\p{Script=Han}/u
const HAN_RUN = /\p{Script=Han}+/gu
const WORD_RUN = /[a-z0-9]+/g
/** What is said in one breath: a Chinese character, or a Latin word. */
const SPOKEN = /\p{Script=Han}|[a-z0-9]+/gu
/** Syllables and words of a name that are indexed in pinyin; what follows is found by its characters. */
const SYLLABLES = 14

function bigramsOf(run: string): string[] {
  const chars = [...run]
  if (chars.length === 1) return chars
  const bigrams: string[] = []
  for (let at = 1; at < chars.length; at++) bigrams.push(`${chars[at - 1]}${chars[at]}`)
  return bigrams
}

const REMEMBERED = 12_000
const SHORT = 40

/** Answers for the texts seen last, where they are short: an import writes one company's name with each of its visits. */
function remembering(make: (text: string) => string[]): (text: string) => string[] {
  const answers = new Map<string, string[]>()
  return (text) => {
    if (text.length > SHORT) return make(text)
    const known = answers.get(text)
    if (known) return known
    if (answers.size >= REMEMBERED) answers.clear()
    const made = make(text)
    answers.set(text, made)
    return made
  }
}
const pinyinOf = remembering((text) => soundsOf(foldText(text)))
const writtenOf = remembering((text) => {
  const folded = foldText(text)
  return [...(folded.match(HAN_RUN) ?? []).flatMap(bigramsOf), ...(folded.match(WORD_RUN) ?? [])]
})

/** The sounds of a name's characters in order, without tones; ü is v. */
export function syllablesOf(text: string): string[] {
  const chars = [...text].filter((char) => HAN.test(char)).slice(0, SYLLABLES)
  if (chars.length === 0) return []
  return pinyin(chars.join(''), { toneType: 'none', type: 'array', v: true }).map((s) => s.replace(/[^a-z]/g, ''))
}

/** Suffixes at each syllable or word, so that a prefix search finds a name from any of them on: 3m中国 is 3mzhongguo, 3mzg, zhongguo and zg. */
function soundsOf(text: string): string[] {
  const syllables = syllablesOf(text)
  if (syllables.length === 0) return []
  const spoken = (text.match(SPOKEN) ?? []).slice(0, SYLLABLES)
  const parts = spoken.map((part) => {
    if (!HAN.test(part)) return { whole: part, short: part }
    const syllable = syllables.shift() ?? ''
    return { whole: syllable, short: syllable[0] ?? '' }
  })
  return parts.flatMap((_, at) => {
    const rest = parts.slice(at)
    return [rest.map((part) => part.whole).join(''), rest.map((part) => part.short).join('')]
  })
}

/**
 * The lexemes a record is found by: character bigrams, pinyin and initials of the names, whole words and codes; running texts are found
 * by their characters only.
 * One noun marker (`n-company` becomes `ncompany`) lets one index serve every noun. Never empty, single-spaced.
 */
export function lexemesOf(noun: string, names: string[], codes: string[] = [], texts: string[] = []): string {
  const lexemes = new Set([`n${noun}`])
  for (const name of names) for (const written of writtenOf(name)) lexemes.add(written)
  for (const text of texts) for (const written of writtenOf(text)) lexemes.add(written)
  for (const name of names) for (const sound of pinyinOf(name)) lexemes.add(sound)
  for (const code of codes) if (code) lexemes.add(foldText(code).replace(/[^a-z0-9]/g, '') || `n${noun}`)
  return [...lexemes].filter(Boolean).join(' ')
}

/** What was typed, as lexemes to be all present: bigrams exact, Latin words as prefixes. Empty when there is nothing to search for. */
export function queryLexemes(typed: string): Array<{ text: string; prefix: boolean }> {
  const folded = foldText(typed.trim())
  const han = (folded.match(HAN_RUN) ?? []).flatMap((run) => {
    const single = [...run].length === 1
    return bigramsOf(run).map((text) => ({ text, prefix: single }))
  })
  const words = (folded.match(WORD_RUN) ?? []).map((text) => ({ text, prefix: true }))
  return [...han, ...words]
}
