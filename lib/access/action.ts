import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { inside, store, type Write } from '@/lib/db/store'
import { Problem } from '@/lib/kernel/errors'
import { ACTIONS, type ActionName } from './actions-table'
import { failed, fieldErrors } from './failure'
import { CONFIRMED_FIELD, type FormAction, type FormState, formValues, KEY_FIELD } from './form'
import { once, sentDigest } from './once'
import { may } from './roles'
import { currentViewer } from './session'
import type { Viewer } from './viewer'

type Options<Input, Result> = {
  /** The command. `confirmed` are the warnings (field names) the person has ticked as checked. */
  run: (write: Write, viewer: Viewer, input: Input, confirmed: string[]) => Promise<Result>
  /** Where to go when it is done; undefined stays and answers `done` with the result. */
  goTo?: (result: Result, input: Input) => string
}

/**
 * The one door for writes from the browser: session → viewer → role → shape → command in one transaction with the form's idempotency
 * key → what to show. Whatever fails, the typed values come back. A form sent twice (double click, retry) writes once.
 */
export function action<Schema extends z.ZodType, Result>(
  name: ActionName,
  schema: Schema,
  options: Options<z.infer<Schema>, Result>,
): FormAction {
  return async (_previous, form): Promise<FormState> => {
    const values = formValues(form)
    let target: string | undefined
    let result: Result
    try {
      const viewer = await currentViewer()
      if (!viewer) throw new Problem('not-signed-in')
      if (viewer.mustChangePassword || !may(viewer, ACTIONS[name])) throw new Problem('not-allowed', {}, name)
      const parsed = schema.safeParse(values)
      if (!parsed.success) throw new Problem('invalid', fieldErrors(parsed.error))
      const confirmed = form.getAll(CONFIRMED_FIELD).map(String)
      const key = String(form.get(KEY_FIELD) ?? '')
      result = await store().write((tx) =>
        once(tx, viewer, name, key, () => options.run(inside(tx), viewer, parsed.data, confirmed), sentDigest(form)),
      )
      target = options.goTo?.(result, parsed.data)
    } catch (error) {
      return failed(error, values, name)
    }
    revalidatePath('/', 'layout')
    // redirect() throws to leave; it must stand outside the try.
    if (target) redirect(target)
    return { status: 'done', result }
  }
}
