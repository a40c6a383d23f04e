/** The dictionaries, complete by type: a new kind needs its name. Browser-safe. */
export const TERM_KINDS = [
  'target-type',
  'visit-kind',
  'loss-reason',
  'tag',
  'place',
  'industry',
  'evidence-kind',
  'request-category',
] as const
export type TermKind = (typeof TERM_KINDS)[number]
export const TERM_KIND_NAMES: Record<TermKind, string> = {
  'target-type': '目标类型',
  'visit-kind': '走访方式',
  'loss-reason': '流失原因',
  tag: '企业标签',
  place: '国家和地区',
  industry: '行业分类',
  'evidence-kind': '佐证材料类别',
  'request-category': '诉求类别',
}
export const isTermKind = (value: string): value is TermKind => (TERM_KINDS as readonly string[]).includes(value)
/** Dictionaries whose entries hang under one another. */
export const NESTED_KINDS: readonly TermKind[] = ['place', 'industry']
