'use client'
import { InUseTick, PlaceInput, shownInUse } from '@/components/forms/in-use'
import { RecordForm } from '@/components/forms/record-form'
import { Select, TextInput } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import { paths } from '@/lib/kernel/paths'
import { UNIT_KIND_TERMS, UNIT_KINDS, type UnitKind } from '@/lib/kernel/terms'
import { UNIT_LABELS } from '@/lib/units/schema'

type Unit = {
  id: string
  version: number
  name: string
  kind: UnitKind
  parentId: string | null
  sort: number
  active: boolean
}
type Props = {
  action: FormAction
  formKey: string
  unit?: Unit
  /** Units it may stand under, in tree order; labels already show their depth. */
  parents: { value: string; label: string }[]
  parentId?: string
}

const KINDS = UNIT_KINDS.map((kind) => ({ value: kind, label: UNIT_KIND_TERMS[kind] }))

/** A unit of the tree, new or existing. The highest one has no parent to choose. */
export function UnitForm({ action, formKey, unit, parents, parentId }: Props) {
  const isRoot = unit !== undefined && unit.parentId === null
  const show = (name: string, value: string) => {
    const options = name === 'kind' ? KINDS : name === 'parentId' ? parents : []
    return shownInUse(name, value) ?? options.find((option) => option.value === value)?.label.trim() ?? value
  }
  return (
    <RecordForm
      id="unit"
      action={action}
      formKey={formKey}
      record={unit}
      labels={UNIT_LABELS}
      show={show}
      cancelHref={paths.settings('units')}
    >
      {(fields) => (
        <>
          <TextInput {...fields.of('name', unit?.name)} required />
          <Select {...fields.of('kind', unit?.kind ?? 'department')} options={KINDS} required />
          {isRoot ? null : <Select {...fields.of('parentId', unit?.parentId ?? parentId)} options={parents} required />}
          <PlaceInput fields={fields} name="sort" place={unit?.sort ?? 500} hint="同级单位按此从小到大排列" />
          <InUseTick fields={fields} entry={unit} hint="停用后不能再选择该单位，已有记录照常保留和统计" />
        </>
      )}
    </RecordForm>
  )
}
