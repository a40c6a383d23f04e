'use client'
import { RecordForm } from '@/components/forms/record-form'
import { CheckboxGroup } from '@/components/ui/choices'
import { DateInput, type Option, TextInput } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import { paths } from '@/lib/kernel/paths'
import {
  FIELD_REQUIREMENTS,
  type GateKey,
  kindsAsked,
  type Requirement,
  requirementWords,
} from '@/lib/projects/gates.rules'
import { asksFields, asksProof, GATE_LABELS } from '@/lib/projects/gates.schema'

type Props = {
  action: FormAction
  formKey: string
  gate: GateKey
  /** What holds now: the form starts from it. */
  requires: readonly Requirement[]
  kinds: Option[]
  today: string
}

const FIELDS = FIELD_REQUIREMENTS.map((field) => ({ value: field, label: requirementWords(field, {}) }))
const PROOFS = ['proof1', 'proof2', 'proof3', 'proof4']
const ROW_WORDS = ['一', '二', '三', '四']

/** A gate's next version: what must be filled in, what must be proven, from which day on. */
export function GateForm({ action, formKey, gate, requires, kinds, today }: Props) {
  const proof = requires.flatMap((one) => {
    const asked = kindsAsked(one)
    return asked ? [asked] : []
  })
  const rows = Math.min(PROOFS.length, proof.length + 1)
  const labels: Record<string, string> = { ...GATE_LABELS }
  for (const [row, name] of PROOFS.entries()) labels[name] = `佐证材料 ${ROW_WORDS[row]}（任选其一即可）`
  return (
    <RecordForm
      id="gate"
      action={action}
      formKey={formKey}
      labels={labels}
      submit="保存新要求"
      cancelHref={paths.settings('gates')}
    >
      {(fields) => (
        <>
          <input type="hidden" name="gate" value={gate} />
          {asksFields(gate) ? (
            <CheckboxGroup
              {...fields.list(
                'fields',
                requires.filter((one) => kindsAsked(one) === undefined),
              )}
              options={FIELDS}
            />
          ) : null}
          {asksProof(gate)
            ? PROOFS.slice(0, rows).map((name, row) => (
                <CheckboxGroup
                  key={name}
                  {...fields.list(name, proof[row])}
                  options={kinds}
                  hint={row === 0 ? '同一组中勾选的，有一种即可；不同组的，每组都要有' : undefined}
                />
              ))
            : null}
          {fields.errors('evidence')?.map((error) => (
            <p key={error} role="alert" className="text-sm text-bad">
              {error}
            </p>
          ))}
          <div className="grid gap-4 md:grid-cols-[12rem_1fr]">
            <DateInput
              {...fields.of('effectiveFrom', today)}
              min={today}
              required
              hint="按事项发生的日期适用；此前发生的仍按原要求"
            />
            <TextInput {...fields.of('note')} hint="如：依据哪份文件调整" />
          </div>
        </>
      )}
    </RecordForm>
  )
}
