import { Problem } from '@/lib/kernel/errors'
import type { FormState } from './form'

/** A failure as the form shows it. Unexpected ones go to the log with their detail and to the person without. */
export function failed(error: unknown, values: FormState['values'], action: string): FormState {
  const problem = error instanceof Problem ? error : new Problem('unexpected')
  if (problem.code === 'unexpected') console.error(`action ${action} failed`, error)
  return {
    status: 'failed',
    code: problem.code,
    message: problem.sentence,
    fields: problem.fields,
    values,
    theirs: problem.theirs,
  }
}
