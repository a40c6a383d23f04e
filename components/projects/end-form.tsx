'use client'
import { useState } from 'react'
import { RadioChips } from '@/components/ui/choices'
import { DateInput, Select, TextInput } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import { PROJECT_STATE_TERMS } from '@/lib/kernel/terms'
import { PROJECT_LABELS } from '@/lib/projects/schema'
import { SendForm } from './sending'

type Props = {
  action: FormAction
  formKey: string
  project: { id: string; version: number }
  today: string
}
export type EndProps = Props & { lossReasons: { value: string; label: string }[]; suspended: boolean }

const LABELS = { ...PROJECT_LABELS, state: '结束方式', on: '结束日期' }

/** Ends a project as lost or suspended. */
export function EndForm({ action, formKey, project, today, lossReasons, suspended }: EndProps) {
  const [state, setState] = useState<'lost' | 'suspended'>(suspended ? 'lost' : 'suspended')
  const choices = suspended ? (['lost'] as const) : (['suspended', 'lost'] as const)
  return (
    <SendForm
      id="end"
      action={action}
      formKey={formKey}
      hidden={project}
      labels={LABELS}
      submit="确认"
      submitKind="danger"
    >
      {(fields) => (
        <>
          {/* The group's change reaches the form's own state by bubbling: RadioChips is the kit's and takes no handler. */}
          <div
            onChange={(event) => {
              if (event.target instanceof HTMLInputElement)
                setState(event.target.value === 'lost' ? 'lost' : 'suspended')
            }}
          >
            <RadioChips
              {...fields.of('state', state)}
              options={choices.map((one) => ({ value: one, label: PROJECT_STATE_TERMS[one] }))}
            />
          </div>
          <DateInput {...fields.of('on', today)} max={today} required />
          {state === 'lost' ? (
            <div className="grid gap-4 md:grid-cols-2">
              <Select {...fields.of('lossReason')} options={lossReasons} placeholder="请选择" required />
              <TextInput {...fields.of('wonBy')} hint="最终落户的地区，不明可不填" />
            </div>
          ) : null}
          <TextInput {...fields.of('reason')} required={state === 'suspended'} />
        </>
      )}
    </SendForm>
  )
}

/** Takes an ended project up again. */
export function ReviveForm({ action, formKey, project, today }: Props) {
  return (
    <SendForm
      id="revive"
      action={action}
      formKey={formKey}
      hidden={project}
      labels={{ ...LABELS, on: '恢复日期', reason: '恢复原因' }}
      submit="恢复推进"
    >
      {(fields) => (
        <>
          <DateInput {...fields.of('on', today)} max={today} required />
          <TextInput {...fields.of('reason')} required />
        </>
      )}
    </SendForm>
  )
}
