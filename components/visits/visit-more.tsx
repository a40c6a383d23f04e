'use client'
import { ChevronRight } from 'lucide-react'
import type { Fields } from '@/components/forms/form-fields'
import { CheckboxGroup } from '@/components/ui/choices'
import { type Option, Select, TextArea, TextInput } from '@/components/ui/text-input'
import { VISIT_LIMITS } from '@/lib/visits/labels'
import { JointUnits } from './joint-units'
import { useProjects } from './use-projects'
import type { VisitFormValues } from './visit-form'

type Props = {
  fields: Fields
  visit?: VisitFormValues
  companyId: string | undefined
  company?: { value: string }
  projects: Option[]
  projectId?: string
  colleagues: Option[]
  units: Option[]
  jointUnits?: string[]
  self: string
}
const FOLDED = ['ours', 'oursOther', 'leader', 'theirs', 'place', 'projectId', 'jointUnits'] as const

/** Who was there, where, and for which project. Opens by itself when something in it is filled or wrong. */
export function VisitMore(props: Props) {
  const { fields, visit, companyId, company, projects, projectId, colleagues, self } = props
  const options = useProjects(companyId, companyId === company?.value ? projects : undefined)
  const wrong = FOLDED.some((name) => fields.errors(name)?.length)
  return (
    <details
      open={wrong || visit !== undefined || projectId !== undefined || props.jointUnits !== undefined}
      className="group rounded-lg border bg-surface"
    >
      <summary className="touch flex cursor-pointer items-center gap-2 px-4 py-2.5 font-medium">
        <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-muted group-open:rotate-90" />
        参加人员、地点和项目
        <span className="text-sm font-normal text-ink-muted group-open:hidden">选填，默认只有您一人</span>
      </summary>
      <div className="space-y-4 border-t p-4">
        <CheckboxGroup {...fields.list('ours', visit?.ours ?? [self])} options={colleagues} />
        <div className="grid gap-4 md:grid-cols-2">
          <TextInput {...fields.of('leader', visit?.leader)} maxLength={VISIT_LIMITS.leader} />
          <TextInput
            {...fields.of('oursOther', visit?.oursOther.replaceAll('\n', '、'))}
            maxLength={VISIT_LIMITS.theirs}
            hint="没有账号的同事，姓名之间用顿号隔开"
          />
        </div>
        <TextArea
          {...fields.of('theirs', visit?.theirs)}
          maxLength={VISIT_LIMITS.theirs}
          rows={2}
          placeholder={'王某 总经理\n李某 财务总监'}
          hint="每行一人，姓名和职务之间空一格"
        />
        <div className="grid gap-4 md:grid-cols-2">
          <TextInput {...fields.of('place', visit?.place)} maxLength={VISIT_LIMITS.place} />
          {options.length > 0 ? (
            <Select
              {...fields.of('projectId', visit?.projectId ?? projectId)}
              key={options.map((option) => option.value).join()}
              options={options}
              placeholder="不关联项目"
            />
          ) : null}
        </div>
        <JointUnits fields={fields} units={props.units} initial={visit?.jointUnits ?? props.jointUnits} />
      </div>
    </details>
  )
}
