'use server'
import { action } from '@/lib/access/action'
import type { FormState } from '@/lib/access/form'
import { store } from '@/lib/db/store'
import { paths } from '@/lib/kernel/paths'
import { preparePublication, publishPrepared } from '@/lib/reports/editions/publish.commands'
import { withdrawEdition } from '@/lib/reports/editions/withdraw.commands'
import { withdrawInput } from '@/lib/reports/editions/withdraw.schema'
import { publishInput } from '@/lib/reports/making/workflow.schema'

const publish = action('report.publish', publishInput, {
  // Gathering a year takes seconds, in which nobody else could write.
  ahead: async (viewer, input) => {
    const prepared = await preparePublication(store(), viewer, input)
    return (write, viewer) => publishPrepared(write, viewer, prepared)
  },
  goTo: ({ id }) => paths.reportEdition(id, { flash: 'published' }),
})
const withdraw = action('report.withdraw', withdrawInput, {
  run: withdrawEdition,
  goTo: ({ id }) => paths.reportEdition(id, { flash: 'withdrawn' }),
})

export async function publishReportAction(previous: FormState, form: FormData): Promise<FormState> {
  return publish(previous, form)
}
export async function withdrawEditionAction(previous: FormState, form: FormData): Promise<FormState> {
  return withdraw(previous, form)
}
