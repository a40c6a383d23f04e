import type { ExtraType } from '@/lib/kernel/terms'
import { day, decimal, type ListSpec, words } from '@/lib/lists/list.schema'
import { extraName } from './rules'

type Field = { id: string; label: string; type: ExtraType; measure: string | null }

/** A field's header in lists and files: 用地面积（亩）. */
export const extraHeader = ({ label, measure }: Pick<Field, 'label' | 'measure'>): string =>
  measure ? `${label}（${measure}）` : label

/**
 * A list's grammar with the district's own fields, for its page and its file alike: a column `x.<id>` that is shown when asked for, and
 * filters `x.<id>` (text contains) or `x.<id>.from` and `x.<id>.to` (numbers and days). Its queries take them with extras/list.queries.
 */
export function withExtraFields<Spec extends ListSpec>(spec: Spec, fields: readonly Field[]): Spec {
  const filters = fields.flatMap(({ id, type }): Array<[string, ListSpec['filters'][string]]> => {
    const name = extraName(id)
    if (type === 'text') return [[name, words()]]
    const bound = type === 'day' ? day() : decimal()
    return [
      [`${name}.from`, bound],
      [`${name}.to`, bound],
    ]
  })
  const columns = fields.map((field) => ({ key: extraName(field.id), header: extraHeader(field), extra: true }))
  return {
    ...spec,
    filters: { ...spec.filters, ...Object.fromEntries(filters) },
    columns: [...spec.columns, ...columns],
  }
}
