'use server'
import { action } from '@/lib/access/action'
import type { FormState } from '@/lib/access/form'
import { paths } from '@/lib/kernel/paths'
import { saveSchedule } from '@/lib/reports/making/schedule.commands'
import { scheduleInput } from '@/lib/reports/making/schedule.schema'

const save = action('report.schedule', scheduleInput, {
  run: saveSchedule,
  goTo: (_result, { unitId }) => paths.settings('reports', { unit: unitId, flash: 'saved' }),
})

export async function saveScheduleAction(previous: FormState, form: FormData): Promise<FormState> {
  return save(previous, form)
}
