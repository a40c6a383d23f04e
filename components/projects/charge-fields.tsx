import type { Fields } from '@/components/forms/form-fields'
import { type Option, Select } from '@/components/ui/text-input'

/** Who may be put in charge: lists for those who may choose, else the words for what stays as it is. */
export type ChargeChoices = {
  /** Empty: this person can neither take nor give a project away. */
  units: Option[]
  owners: Option[]
  /** Names for what is stored, for reading and for conflicts. */
  shown: { unitId: Option[]; ownerId: Option[] }
  /** What a new project starts with. */
  start: { unitId: string; ownerId: string }
}
type Props = {
  fields: Fields
  charge: ChargeChoices
  project?: { unitId: string; ownerId: string | null }
}

const nameOf = (options: Option[], value: string) => options.find((option) => option.value === value)?.label.trim()

/** 责任单位 and 责任人. */
export function ChargeFields({ fields, charge, project }: Props) {
  const unit = fields.of('unitId', project?.unitId ?? charge.start.unitId)
  const owner = fields.of('ownerId', project ? project.ownerId : charge.start.ownerId)
  if (charge.units.length === 0)
    return (
      <p className="text-sm text-ink-muted">
        <input type="hidden" name="unitId" value={unit.defaultValue} />
        <input type="hidden" name="ownerId" value={owner.defaultValue} />
        责任单位：{nameOf(charge.shown.unitId, unit.defaultValue) ?? '—'}　责任人：
        {nameOf(charge.shown.ownerId, owner.defaultValue) ?? '—'}
      </p>
    )
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Select {...unit} options={charge.units} required />
      <Select {...owner} options={charge.owners} placeholder="暂不指定" hint="“在谈”起必须指定" />
    </div>
  )
}
