'use server'
import { action } from '@/lib/access/action'
import type { FormState } from '@/lib/access/form'
import { reportFigure } from '@/lib/goals/commands'
import { defaultsInput, loadDefaults } from '@/lib/goals/defaults.commands'
import { figureInput } from '@/lib/goals/schema'
import { paths } from '@/lib/kernel/paths'

const report = action('goal.figure', figureInput, {
  run: reportFigure,
  goTo: (_result, input) => paths.goal(input.goalId, { flash: 'saved' }),
})
const defaults = action('plan.load-defaults', defaultsInput, {
  run: loadDefaults,
  goTo: () => paths.goals({ flash: 'created' }),
})

export async function reportFigureAction(previous: FormState, form: FormData): Promise<FormState> {
  return report(previous, form)
}

export async function loadDefaultsAction(previous: FormState, form: FormData): Promise<FormState> {
  return defaults(previous, form)
}
