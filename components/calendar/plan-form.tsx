'use client'
import { useState } from 'react'
import { RecordForm } from '@/components/forms/record-form'
import { CheckboxGroup, RadioChips } from '@/components/ui/choices'
import { Combobox, type ComboOption } from '@/components/ui/combobox'
import { DateInput, type Option, Select, TextArea, TextInput } from '@/components/ui/text-input'
import { NearbyNotice } from '@/components/visits/nearby-notice'
import { useAbout } from '@/components/visits/use-about'
import type { FormAction } from '@/lib/access/form'
import { VISIT_PLAN_LABELS as labels, VISIT_PLAN_LIMITS as limits } from '@/lib/calendar/labels'
import type { Day } from '@/lib/kernel/month'

export type PlanFormValues = {
  id: string
  version: number
  kind: string
  happensOn: Day
  startsAt: string | null
  endsAt: string | null
  place: string | null
  purpose: string
  projectId: string | null
  ownerId: string | null
  units: string[]
}
type Props = {
  action: FormAction
  formKey: string
  plan?: PlanFormValues
  company?: ComboOption
  /** The day to begin with. */
  day: Day
  projectId?: string
  kinds: Option[]
  /** Units that may be asked along. */
  units: Option[]
  /** Whom the viewer may put in charge; one person alone is not asked about. */
  people: Option[]
  self: string
  /** No day before it, for a new plan. */
  today: Day
  cancelHref: string
}

/** A planned visit, new or stored. */
export function PlanForm({ action, formKey, plan, company, day, kinds, units, people, self, today, ...props }: Props) {
  const [chosen, setChosen] = useState(company)
  const [on, setOn] = useState(plan?.happensOn ?? day)
  const about = useAbout(chosen?.value, undefined)
  const show = (field: string, value: string) => {
    if (field === 'companyId' && value === company?.value) return company.label
    const options = { kind: kinds, units, ownerId: people, projectId: about.projects }[field] ?? []
    return options.find((option) => option.value === value)?.label ?? value
  }
  return (
    <RecordForm
      id="visit-plan"
      action={action}
      formKey={formKey}
      record={plan}
      labels={labels}
      show={show}
      cancelHref={props.cancelHref}
    >
      {(fields) => {
        const asked = fields.list('units', plan?.units)
        return (
          <>
            <Combobox
              {...fields.own('companyId')}
              required
              searchUrl="/api/companies/options?q="
              placeholder="输入两个字、拼音首字母或信用代码"
              defaultValue={chosen}
              onChange={([one]) => setChosen(one)}
            />
            <NearbyNotice companyId={chosen?.value} day={on} planId={plan?.id} />
            <div className="grid grid-cols-2 gap-4 md:grid-cols-3">
              <DateInput
                {...fields.of('happensOn', plan?.happensOn ?? day)}
                required
                className="max-md:col-span-2"
                min={plan ? undefined : today}
                onChange={(event) => event.currentTarget.value && setOn(event.currentTarget.value)}
              />
              <TextInput {...fields.of('startsAt', plan?.startsAt)} type="time" hint="不填为全天" />
              <TextInput {...fields.of('endsAt', plan?.endsAt)} type="time" />
            </div>
            <TextArea
              {...fields.of('purpose', plan?.purpose)}
              required
              rows={2}
              maxLength={limits.purpose}
              placeholder="为什么去、准备谈什么"
            />
            <RadioChips {...fields.of('kind', plan?.kind ?? kinds[0]?.value)} options={kinds} required />
            <div className="grid gap-4 md:grid-cols-2">
              <TextInput {...fields.of('place', plan?.place)} maxLength={limits.place} />
              {about.projects.length > 0 ? (
                <Select
                  {...fields.of('projectId', plan?.projectId ?? props.projectId)}
                  key={about.projects.map((option) => option.value).join()}
                  options={about.projects}
                  placeholder="不关联项目"
                />
              ) : null}
              {people.length > 1 ? (
                <Select {...fields.of('ownerId', plan?.ownerId ?? self)} options={people} required />
              ) : null}
            </div>
            <details
              open={asked.defaultValues.length > 0 || (asked.errors?.length ?? 0) > 0}
              className="group rounded-lg border bg-surface"
            >
              <summary className="touch flex cursor-pointer items-center gap-2 px-4 py-2.5 font-medium">
                {labels.units}
                <span className="text-sm font-normal text-ink-muted group-open:hidden">选填</span>
              </summary>
              <div className="border-t p-4">
                <CheckboxGroup
                  {...asked}
                  hideLabel
                  options={units}
                  hint="对方单位收到消息后答复是否参加；参加的单位，走访各计一家次"
                />
              </div>
            </details>
          </>
        )
      }}
    </RecordForm>
  )
}
