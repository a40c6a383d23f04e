'use client'
import { type ReactNode, useState } from 'react'
import type { Fields } from '@/components/forms/form-fields'
import { SendForm } from '@/components/projects/sending'
import type { ButtonKind } from '@/components/ui/button'
import { RadioChips } from '@/components/ui/choices'
import { Dialog } from '@/components/ui/dialog'
import { type Option, Select, TextArea, TextInput } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import { REQUEST_LEVEL_TERMS, REQUEST_LEVELS, type RequestLevel, VERDICT_TERMS, VERDICTS } from '@/lib/kernel/terms'
import { REQUEST_LABELS, REQUEST_LIMITS } from '@/lib/requests/schema'

export type Handler = Option & { unitId: string }
/** `one` is the request and the version its page showed. */
type Act = { action: FormAction; formKey: string; one: { id: string; version: number }; kind?: ButtonKind }
type Ask = {
  id: string
  title: string
  /** On the button that opens it, where that is not the title. */
  trigger?: string
  submit?: string
  submitKind?: 'primary' | 'danger'
  /** What fields are called here, over the request's own words. */
  labels?: Record<string, string>
  children: (fields: Fields) => ReactNode
}

/** A question in a dialog, answered by one write to the request. */
function ActDialog({ action, formKey, one, kind, title, trigger = title, labels, submit = '确认', ...ask }: Act & Ask) {
  return (
    <Dialog trigger={trigger} triggerKind={kind} title={title}>
      <SendForm
        action={action}
        formKey={formKey}
        hidden={one}
        labels={{ ...REQUEST_LABELS, ...labels }}
        submit={submit}
        {...ask}
      />
    </Dialog>
  )
}

const NOTE = { rows: 3, required: true, maxLength: REQUEST_LIMITS.note } as const

/** Names the colleague who does it: taking it on (nobody named: oneself) or passing it within the unit. */
export function PersonDialog({
  people,
  start,
  accepting,
  ...act
}: Act & { people: Option[]; start?: string; accepting?: boolean }) {
  return (
    <ActDialog
      {...act}
      id={accepting ? 'accept' : 'assign'}
      trigger={accepting ? '受理' : '指定承办人'}
      title={accepting ? '受理诉求' : '指定承办人'}
      submit={accepting ? '确认受理' : '确认'}
    >
      {(fields) => (
        <Select
          {...fields.of('ownerId', start)}
          options={people}
          placeholder={accepting ? '暂不指定' : '请选择'}
          required={!accepting}
        />
      )}
    </ActDialog>
  )
}

/** Hands the request to another unit; only that unit's people are offered. */
export function HandOverDialog({ units, people, ...act }: Act & { units: Option[]; people: Handler[] }) {
  const [unitId, setUnit] = useState('')
  return (
    <ActDialog
      {...act}
      id="hand-over"
      title="转办其他单位"
      trigger="转办"
      labels={{ unitId: '转给单位', reason: '转办理由' }}
      submit="确认转办"
    >
      {(fields) => (
        <>
          <Select
            {...fields.of('unitId', unitId)}
            options={units}
            placeholder="请选择"
            required
            onChange={(event) => setUnit(event.target.value)}
          />
          <Select
            {...fields.of('ownerId')}
            options={people.filter((person) => person.unitId === unitId)}
            placeholder="由接收单位确定"
            hint="办理时限继续计算；提出单位仍可查看全过程"
          />
          <TextArea {...fields.of('reason')} {...NOTE} />
        </>
      )}
    </ActDialog>
  )
}

/** Decides in the company's stead. */
export function DecideDialog(act: Act) {
  return (
    <ActDialog {...act} id="decide" title="代企业评价" labels={{ reason: '认定理由' }} submit="确认评价">
      {(fields) => (
        <>
          <RadioChips
            {...fields.of('verdict')}
            required
            options={VERDICTS.map((value) => ({ value, label: VERDICT_TERMS[value] }))}
            hint="满意即为解决；不满意的退回继续办理"
          />
          <TextArea {...fields.of('reason')} {...NOTE} placeholder="如：6月3日电话回访，企业确认已解决" />
        </>
      )}
    </ActDialog>
  )
}

/** Moves the request to another level. */
export function EscalateDialog({ level, ...act }: Act & { level: RequestLevel }) {
  const levels = REQUEST_LEVELS.filter((one) => one !== level)
  return (
    <ActDialog
      {...act}
      id="escalate"
      title="调整办理层级"
      trigger={level === 'top' ? '调整层级' : '提级'}
      labels={{ level: '办理层级' }}
    >
      {(fields) => (
        <>
          <RadioChips
            {...fields.of('level', levels.at(level === 'unit' ? 0 : -1))}
            required
            options={levels.map((value) => ({ value, label: REQUEST_LEVEL_TERMS[value] }))}
          />
          <TextArea {...fields.of('reason')} {...NOTE} />
        </>
      )}
    </ActDialog>
  )
}

/** A new clock: another term while it runs, or a new start after the end. */
export function TermDialog({ days, again, ...act }: Act & { days: number; again?: boolean }) {
  const title = again ? '重新办理' : '调整时限'
  return (
    <ActDialog {...act} id={again ? 'reopen' : 'reschedule'} title={title}>
      {(fields) => (
        <>
          <TextInput {...fields.of('workingDays', days)} inputMode="numeric" required hint="从今天起重新计算" />
          <TextArea {...fields.of('reason')} {...NOTE} />
        </>
      )}
    </ActDialog>
  )
}

/** Ends it as not solved. */
export function CloseDialog(act: Act) {
  return (
    <ActDialog {...act} id="close" title="认定未能解决" labels={{ reason: '未能解决的原因' }} submitKind="danger">
      {(fields) => (
        <TextArea {...fields.of('reason')} {...NOTE} hint="请写明已做的工作和不能解决的依据；不计入已解决" />
      )}
    </ActDialog>
  )
}
