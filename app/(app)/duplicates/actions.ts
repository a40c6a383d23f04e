'use server'
import { action } from '@/lib/access/action'
import type { FormState } from '@/lib/access/form'
import { may } from '@/lib/access/roles'
import { currentViewer } from '@/lib/access/session'
import { judgePair } from '@/lib/duplicates/judge.commands'
import { judgeInput, undoInput } from '@/lib/duplicates/schema'
import { sweepSoon } from '@/lib/duplicates/sweep.commands'
import { undoMerge } from '@/lib/duplicates/undo.commands'
import { paths } from '@/lib/kernel/paths'

const judge = action('duplicate.judge', judgeInput, {
  run: judgePair,
  goTo: ({ next }) => (next ? `${paths.duplicate(next)}?flash=judged` : paths.duplicates({ flash: 'judged' })),
})
const undo = action('duplicate.undo', undoInput, {
  run: undoMerge,
  goTo: ({ noun, keptId }) => paths[noun === 'company' ? 'companies' : 'projects'].one(keptId, { flash: 'undone' }),
})

export async function judgeAction(previous: FormState, form: FormData): Promise<FormState> {
  return judge(previous, form)
}
export async function undoMergeAction(previous: FormState, form: FormData): Promise<FormState> {
  return undo(previous, form)
}

/** Looks for doubles among what has changed, when somebody opens the queue; answers how many are new. */
export async function sweepAction(): Promise<number> {
  const viewer = await currentViewer()
  if (!viewer || viewer.mustChangePassword || !may(viewer, 'duplicate.judge')) return 0
  return sweepSoon()
}
