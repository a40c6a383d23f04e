import type { Fields } from '@/components/forms/form-fields'
import { CheckboxGroup } from '@/components/ui/choices'
import type { Option } from '@/components/ui/text-input'

type Props = { fields: Fields; units: Option[]; initial?: string[] }

/** Other units that took part. Folded: most visits are made by one unit. */
export function JointUnits({ fields, units, initial = [] }: Props) {
  const group = fields.list('jointUnits', initial)
  return (
    <details open={group.defaultValues.length > 0 || (group.errors?.length ?? 0) > 0} className="group/joint">
      <summary className="touch flex cursor-pointer items-center gap-2 text-accent">
        联合走访单位
        <span className="text-sm text-ink-muted group-open/joint:hidden">与其他单位一起走访时选择</span>
      </summary>
      <div className="pt-1">
        <CheckboxGroup {...group} hideLabel hint="一次走访记一条，参加的单位各计一家次" options={units} />
      </div>
    </details>
  )
}
