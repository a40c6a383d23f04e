'use client'
import { useState } from 'react'
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
const NOTE = { rows: 3, required: true, maxLength: REQUEST_LIMITS.note } as const

/** Names the colleague who does it: taking it on (nobody named: oneself) or passing it within the unit. */
export function PersonDialog({
  people,
  start,
  accepting,
  ...act
}: Act & { people: Option[]; start?: string; accepting?: boolean }) {
  return (
    <Dialog
      trigger={accepting ? '受理' : '指定承办人'}
      triggerKind={act.kind}
      title={accepting ? '受理诉求' : '指定承办人'}
    >
      <SendForm
        id={accepting ? 'accept' : 'assign'}
        action={act.action}
        formKey={act.formKey}
        hidden={act.one}
        labels={REQUEST_LABELS}
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
      </SendForm>
    </Dialog>
  )
}

/** Hands the request to another unit; only that unit's people are offered. */
export function HandOverDialog({ units, people, ...act }: Act & { units: Option[]; people: Handler[] }) {
  const [unitId, setUnit] = useState('')
  return (
    <Dialog trigger="转办" triggerKind={act.kind} title="转办其他单位">
      <SendForm
        id="hand-over"
        action={act.action}
        formKey={act.formKey}
        hidden={act.one}
        labels={{ ...REQUEST_LABELS, unitId: '转给单位', reason: '转办理由' }}
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
      </SendForm>
    </Dialog>
  )
}

/** Decides in the company's stead. */
export function DecideDialog(act: Act) {
  return (
    <Dialog trigger="代企业评价" triggerKind={act.kind} title="代企业评价">
      <SendForm
        id="decide"
        action={act.action}
        formKey={act.formKey}
        hidden={act.one}
        labels={{ ...REQUEST_LABELS, reason: '认定理由' }}
        submit="确认评价"
      >
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
      </SendForm>
    </Dialog>
  )
}

/** Moves the request to another level. */
export function EscalateDialog({ level, ...act }: Act & { level: RequestLevel }) {
  const levels = REQUEST_LEVELS.filter((one) => one !== level)
  return (
    <Dialog trigger={level === 'top' ? '调整层级' : '提级'} triggerKind={act.kind} title="调整办理层级">
      <SendForm
        id="escalate"
        action={act.action}
        formKey={act.formKey}
        hidden={act.one}
        labels={{ ...REQUEST_LABELS, level: '办理层级' }}
        submit="确认"
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
      </SendForm>
    </Dialog>
  )
}

/** A new clock: another term while it runs, or a new start after the end. */
export function TermDialog({ days, again, ...act }: Act & { days: number; again?: boolean }) {
  const title = again ? '重新办理' : '调整时限'
  return (
    <Dialog trigger={title} triggerKind={act.kind} title={title}>
      <SendForm
        id={again ? 'reopen' : 'reschedule'}
        action={act.action}
        formKey={act.formKey}
        hidden={act.one}
        labels={REQUEST_LABELS}
        submit="确认"
      >
        {(fields) => (
          <>
            <TextInput {...fields.of('workingDays', days)} inputMode="numeric" required hint="从今天起重新计算" />
            <TextArea {...fields.of('reason')} {...NOTE} />
          </>
        )}
      </SendForm>
    </Dialog>
  )
}

/** Ends it as not solved. */
export function CloseDialog(act: Act) {
  return (
    <Dialog trigger="认定未能解决" triggerKind={act.kind} title="认定未能解决">
      <SendForm
        id="close"
        action={act.action}
        formKey={act.formKey}
        hidden={act.one}
        labels={{ ...REQUEST_LABELS, reason: '未能解决的原因' }}
        submit="确认"
        submitKind="danger"
      >
        {(fields) => (
          <TextArea {...fields.of('reason')} {...NOTE} hint="请写明已做的工作和不能解决的依据；不计入已解决" />
        )}
      </SendForm>
    </Dialog>
  )
}
