const LEGAL_FORMS = /(股份有限公司|有限责任公司|有限公司|集团公司|公司|合伙企业|（有限合伙）|\(有限合伙\))/g

/** Most names and words: folding leaves them as they are. */
const FOLDED = /^[0-9a-z一-\u9fff、。]*$/

/** Text as compared: NFKC (full-width folded), lower case, no white space or zero-width characters. */
export function foldText(text: string): string {
  if (FOLDED.test(text)) return text
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b-\u200d\ufeff]/g, '')
}

/** A company's name as compared for duplicates: folded, without legal form, brackets and punctuation. Names that are only a legal form keep their folded text. */
export function foldName(name: string): string {
  const known = foldedNames.get(name)
  if (known !== undefined) return known
  const folded = foldText(name)
  const core = folded.replace(LEGAL_FORMS, '').replace(/[^\p{L}\p{N}]/gu, '')
  const made = core === '' ? folded : core
  if (foldedNames.size >= REMEMBERED) foldedNames.clear()
  foldedNames.set(name, made)
  return made
}

/** Names seen last: a ledger names a company in row after row, and each is asked for again and again. */
const foldedNames = new Map<string, string>()
const REMEMBERED = 5000
