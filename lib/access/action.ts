import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import type { ActionName } from './actions-table'
import { type Performed, passDoor } from './door'
import { failed } from './failure'
import { CONFIRMED_FIELD, type FormAction, type FormState, formValues, KEY_FIELD } from './form'
import { sentDigest } from './once'
import { currentViewer } from './session'

type Options<Input, Result> = Performed<Input, Result> & {
  /** Where to go when it is done; undefined stays and answers `done` with the result. */
  goTo?: (result: Result, input: Input) => string
}

/**
 * The door for writes from a form (door.ts), and what to show afterwards. Whatever fails, the typed values come back. A form sent twice
 * (double click, retry) writes once.
 */
export function action<Schema extends z.ZodType, Result>(
  name: ActionName,
  schema: Schema,
  { goTo, ...performed }: Options<z.infer<Schema>, Result>,
): FormAction {
  return async (_previous, form): Promise<FormState> => {
    let values: FormState['values']
    let target: string | undefined
    let result: Result
    try {
      values = formValues(form)
      const confirmed = form.getAll(CONFIRMED_FIELD).map(String)
      const sent = { values, confirmed, key: String(form.get(KEY_FIELD) ?? ''), digest: sentDigest(form) }
      const passed = await passDoor({ name, schema, ...performed }, await currentViewer(), sent)
      result = passed.result
      target = goTo?.(passed.result, passed.input)
    } catch (error) {
      return failed(error, values, name)
    }
    revalidatePath('/', 'layout')
    // redirect() throws to leave; it must stand outside the try.
    if (target) redirect(target)
    return { status: 'done', result }
  }
}
