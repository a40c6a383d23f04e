'use client'
import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { type Option, Select } from '@/components/ui/text-input'
import { type FormAction, IDLE } from '@/lib/access/form'
import type { PlanAnswer } from '@/lib/kernel/terms'

type Props = {
  action: FormAction
  id: string
  unit: { id: string; name: string }
  answer: PlanAnswer
  /** People of the unit, one of whom comes. */
  people: Option[]
  chosen?: string
}

/** A unit's answer to a plan it was asked along to. */
export function AnswerForm({ action, id, unit, answer, people, chosen }: Props) {
  const [state, send] = useActionState(action, IDLE)
  return (
    <form action={send} className="flex flex-wrap items-end gap-2" aria-label={`${unit.name}答复`}>
      <div className="basis-full empty:hidden">
        <FormErrorSummary
          errors={state.fields}
          labels={{ userId: '参加人员', answer: '答复' }}
          sentence={state.message}
        />
      </div>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="unitId" value={unit.id} />
      <Select
        name="userId"
        id={`f-userId-${unit.id}`}
        label={`${unit.name}参加人员`}
        options={people}
        placeholder="请选择"
        defaultValue={chosen ?? (people.length === 1 ? people[0]?.value : '')}
        errors={state.fields?.userId}
        className="min-w-44 max-md:basis-full"
      />
      <SubmitButton name="answer" value="joined" kind={answer === 'joined' ? 'secondary' : 'primary'}>
        {answer === 'joined' ? '更新参加人员' : '参加'}
      </SubmitButton>
      {answer === 'declined' ? null : (
        <SubmitButton name="answer" value="declined" kind="secondary">
          不参加
        </SubmitButton>
      )}
    </form>
  )
}
