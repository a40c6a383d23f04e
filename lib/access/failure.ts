import type { z } from 'zod'
import { type FieldErrors, Problem } from '@/lib/kernel/errors'
import type { FormState } from './form'

/** zod's issues as field → sentences; a field inside a list or object is named by its path joined with dots. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const fields: FieldErrors = {}
  for (const issue of error.issues) {
    const field = issue.path.join('.')
    fields[field] = [...(fields[field] ?? []), issue.message]
  }
  return fields
}

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
