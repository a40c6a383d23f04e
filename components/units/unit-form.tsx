'use client'
import { RecordForm } from '@/components/forms/record-form'
import { Checkbox } from '@/components/ui/choices'
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
    if (name === 'active') return value === 'on' ? '在用' : '已停用'
    const options = name === 'kind' ? KINDS : name === 'parentId' ? parents : []
    return options.find((option) => option.value === value)?.label.trim() ?? value
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
          <TextInput
            {...fields.of('sort', String(unit?.sort ?? 500))}
            type="number"
            inputMode="numeric"
            hint="同级单位按此从小到大排列"
          />
          {unit ? (
            <Checkbox
              {...fields.tick('active', unit.active)}
              label="在用"
              hint="停用后不能再选择该单位，已有记录照常保留和统计"
            />
          ) : null}
        </>
      )}
    </RecordForm>
  )
}
