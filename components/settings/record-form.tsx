'use client'
import { type ReactNode, useActionState } from 'react'
import { ConflictPanel } from '@/components/ui/conflict-panel'
import { FormErrorSummary } from '@/components/ui/form-error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { type FormAction, type FormState, IDLE, KEY_FIELD } from '@/lib/access/form'
import { conflictFields } from './conflict-fields'

export type Fields = {
  /** Label, errors and what stands in the control: what was typed last, else `initial`. */
  of: (name: string, initial?: string) => { name: string; label: string; errors?: string[]; defaultValue: string }
  /** The same for a tick box. */
  tick: (name: string, initial: boolean) => { name: string; label: string; errors?: string[]; defaultChecked: boolean }
}

type Props = {
  id: string
  action: FormAction
  /** One per sending, from the server: a form sent twice writes once. */
  formKey: string
  /** The record being edited; without it one is created. */
  record?: { id: string; version: number }
  labels: Record<string, string>
  /** A stored value in words, where the control's value is a code. */
  show?: (name: string, value: string) => string
  submit?: string
  /** Instead of the form once it is done, for answers that must be read. */
  done?: (result: unknown) => ReactNode
  children: (fields: Fields) => ReactNode
}

const asIs = (_name: string, value: string) => value

/** The frame of a settings form: key, version, errors, two versions beside each other when somebody else saved in between. */
export function RecordForm({
  id,
  action,
  formKey,
  record,
  labels,
  show = asIs,
  submit = '保存',
  done,
  children,
}: Props) {
  const [state, send] = useActionState(action, IDLE)
  if (state.status === 'done' && done) return done(state.result)
  const version = state.theirs?.version
  return (
    <form id={id} action={send} noValidate className="max-w-xl space-y-4">
      <FormErrorSummary errors={state.fields} labels={labels} sentence={state.message} />
      {typeof version === 'number' ? (
        <ConflictPanel formId={id} version={version} fields={conflictFields(state, labels, show)} />
      ) : null}
      <input type="hidden" name={KEY_FIELD} value={formKey} />
      {record ? (
        <>
          <input type="hidden" name="id" value={record.id} />
          <input type="hidden" name="version" defaultValue={typed(state, 'version') ?? String(record.version)} />
        </>
      ) : null}
      {/* A new round of controls for each answer: React would otherwise put a select box back to its first choice. */}
      <div key={JSON.stringify(state.values ?? null)} className="space-y-4">
        {children(fieldsOf(state, labels))}
      </div>
      <SubmitButton>{submit}</SubmitButton>
    </form>
  )
}

function typed(state: FormState, name: string): string | undefined {
  const value = state.values?.[name]
  return typeof value === 'string' ? value : undefined
}

function fieldsOf(state: FormState, labels: Record<string, string>): Fields {
  const look = (name: string) => ({ name, label: labels[name] ?? name, errors: state.fields?.[name] })
  return {
    of: (name, initial = '') => ({ ...look(name), defaultValue: typed(state, name) ?? initial }),
    tick: (name, initial) => ({
      ...look(name),
      defaultChecked: state.values ? typed(state, name) === 'on' : initial,
    }),
  }
}
