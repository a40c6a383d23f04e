'use client'
import { SendForm } from '@/components/projects/sending'
import { Dialog } from '@/components/ui/dialog'
import { type Option, Select, TextArea } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import { INSTRUCTION_LABELS, INSTRUCTION_LIMITS } from '@/lib/comments/instruction.labels'
import { DueField } from './due-field'

type Props = { action: FormAction; formKey: string; one: { id: string; version: number } }

/** Says what came of it. */
export function AnswerForm({ action, formKey, one }: Props) {
  return (
    <SendForm id="answer" action={action} formKey={formKey} hidden={one} labels={INSTRUCTION_LABELS} submit="提交反馈">
      {(fields) => (
        <TextArea
          {...fields.of('answer')}
          rows={5}
          maxLength={INSTRUCTION_LIMITS.answer}
          required
          hint="做了什么、结果如何、还需要什么；提交后批示人会收到消息"
        />
      )}
    </SendForm>
  )
}

/** Sends an answer back with the reason and a new term. */
export function ReturnDialog({
  action,
  formKey,
  one,
  today,
  due,
  quick,
}: Props & { today: string; due: string; quick: Array<{ label: string; day: string }> }) {
  return (
    <Dialog trigger="退回" title="退回反馈">
      <SendForm
        id="return"
        action={action}
        formKey={formKey}
        hidden={one}
        labels={{ ...INSTRUCTION_LABELS, dueOn: '新的反馈期限' }}
        submit="确认退回"
        submitKind="danger"
      >
        {(fields) => (
          <>
            <TextArea {...fields.of('reason')} rows={3} maxLength={INSTRUCTION_LIMITS.reason} required />
            <DueField {...fields.of('dueOn', due)} min={today} quick={quick} />
          </>
        )}
      </SendForm>
    </Dialog>
  )
}

/** 转办: hands it to somebody under oneself. */
export function HandOnDialog({ action, formKey, one, people }: Props & { people: Option[] }) {
  return (
    <Dialog trigger="转办" title="转办批示">
      <SendForm
        id="hand-on"
        action={action}
        formKey={formKey}
        hidden={one}
        labels={INSTRUCTION_LABELS}
        submit="确认转办"
      >
        {(fields) => (
          <>
            <Select {...fields.of('ownerId')} options={people} placeholder="请选择承办人" required />
            <TextArea {...fields.of('note')} rows={2} maxLength={INSTRUCTION_LIMITS.note} />
          </>
        )}
      </SendForm>
    </Dialog>
  )
}
