import { ChevronRight } from 'lucide-react'
import { ExtraInputs } from '@/components/extras/extra-inputs'
import type { Fields } from '@/components/forms/form-fields'
import { CheckboxGroup, CheckChips } from '@/components/ui/choices'
import { DateInput, type Option, Select, TextInput } from '@/components/ui/text-input'
import type { Day } from '@/lib/kernel/month'
import { VISIT_LIMITS } from '@/lib/visits/labels'
import { JointUnits } from './joint-units'
import { PlaceHere } from './place-here'
import type { VisitBegin, VisitChoices, VisitFormValues } from './visit-values'

type Props = {
  fields: Fields
  visit?: VisitFormValues
  today: Day
  choices: VisitChoices
  /** Of the chosen company. */
  projects: Option[]
  /** A project to begin with. */
  projectId?: string
  /** The plan that this visit keeps. */
  plan?: VisitBegin
}
const FOLDED = [
  'happenedOn',
  'ours',
  'oursOther',
  'leader',
  'place',
  'latitude',
  'projectId',
  'targets',
  'jointUnits',
] as const

/** Who of us was there, where, for which project and target types. Opens by itself when something in it is filled or wrong. */
export function VisitMore({ fields, visit, today, choices, projects, projectId, plan }: Props) {
  const day = fields.of('happenedOn', visit?.happenedOn ?? plan?.happenedOn ?? today)
  const wrong = FOLDED.some((name) => fields.errors(name)?.length)
  return (
    <details
      open={wrong || day.defaultValue !== today || visit !== undefined || projectId !== undefined || plan !== undefined}
      className="group rounded-lg border bg-surface"
    >
      <summary className="touch flex cursor-pointer items-center gap-2 px-4 py-2.5 font-medium">
        <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-muted group-open:rotate-90" />
        日期、我方人员、地点和项目
        <span className="text-sm font-normal text-ink-muted group-open:hidden">默认今天、只有您</span>
      </summary>
      <div className="space-y-4 border-t p-4">
        <DateInput {...day} max={today} required className="md:max-w-60" />
        <CheckboxGroup {...fields.list('ours', visit?.ours ?? [choices.self])} options={choices.colleagues} />
        <JointUnits fields={fields} units={choices.units} initial={visit?.jointUnits ?? plan?.jointUnits} />
        <div className="grid gap-4 md:grid-cols-2">
          <TextInput {...fields.of('leader', visit?.leader)} maxLength={VISIT_LIMITS.leader} />
          <TextInput
            {...fields.of('oursOther', visit?.oursOther.replaceAll('\n', '、'))}
            maxLength={VISIT_LIMITS.theirs}
            hint="没有账号的同事，姓名之间用顿号隔开"
          />
        </div>
        <div className="grid gap-4 md:grid-cols-2">
          <div className="space-y-2">
            <TextInput {...fields.of('place', visit?.place ?? plan?.place)} maxLength={VISIT_LIMITS.place} />
            <PlaceHere fields={fields} latitude={visit?.latitude} longitude={visit?.longitude} />
          </div>
          {projects.length > 0 ? (
            <Select
              {...fields.of('projectId', visit?.projectId ?? projectId)}
              key={projects.map((option) => option.value).join()}
              options={projects}
              placeholder="不关联项目"
            />
          ) : null}
        </div>
        <CheckChips {...fields.list('targets', visit?.targets)} options={choices.targetTypes} />
        <ExtraInputs fields={fields} extras={visit?.extras ?? []} />
      </div>
    </details>
  )
}
