'use server'
import { action } from '@/lib/access/action'
import type { FormState } from '@/lib/access/form'
import { undoLedger } from '@/lib/imports/undo.commands'
import { undoInput } from '@/lib/imports/undo.schema'
import { paths } from '@/lib/kernel/paths'

const undo = action('import.undo', undoInput, {
  run: undoLedger,
  goTo: ({ id }) => paths.imports.one(id),
})

export async function undoImportAction(previous: FormState, form: FormData): Promise<FormState> {
  return undo(previous, form)
}
