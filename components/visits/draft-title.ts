import type { Values } from '@/components/offline/types'

const text = (value: string | string[] | undefined): string => (typeof value === 'string' ? value.trim() : '')

/** What a person recognises a draft by: 海尔集团 · 外出拜访. */
export function draftTitle(values: Values, kindLabel: (code: string) => string): string {
  const typed = text(values.companyTyped)
  const company = text(values.companyLabel) || text(values.newCompany) || (typed ? `${typed}（未选定）` : '未选企业')
  return [company, kindLabel(text(values.kind))].filter(Boolean).join(' · ')
}
