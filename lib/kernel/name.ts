const LEGAL_FORMS = /(股份有限公司|有限责任公司|有限公司|集团公司|公司|合伙企业|（有限合伙）|\(有限合伙\))/g

/** Text as compared: NFKC (full-width folded), lower case, no white space or zero-width characters. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b-\u200d\ufeff]/g, '')
}

/** A company's name as compared for duplicates: folded, without legal form, brackets and punctuation. Names that are only a legal form keep their folded text. */
export function foldName(name: string): string {
  const folded = foldText(name)
  const core = folded.replace(LEGAL_FORMS, '').replace(/[^\p{L}\p{N}]/gu, '')
  return core === '' ? folded : core
}
