'use server'
import { after } from 'next/server'
import { z } from 'zod'
import { action } from '@/lib/access/action'
import { beforeDoor } from '@/lib/access/before-door'
import type { FormState } from '@/lib/access/form'
import { may } from '@/lib/access/roles'
import { currentViewer, reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { store } from '@/lib/db/store'
import { sweepSoon } from '@/lib/duplicates/sweep.commands'
import { receiveLedger, saveMapping } from '@/lib/imports/commands'
import { mappingForm } from '@/lib/imports/form.schema'
import { askToStop } from '@/lib/imports/job/live'
import { cancelImport, queueImport } from '@/lib/imports/job/queue.commands'
import { runImports } from '@/lib/imports/job/run.commands'
import { keepFile } from '@/lib/imports/keep-file'
import { MAX_FILE_BYTES, TOO_LARGE } from '@/lib/imports/limits.rules'
import { forgetMapping } from '@/lib/imports/memory/memory.commands'
import { findBatch } from '@/lib/imports/queries'
import { readWorkbook } from '@/lib/imports/read/read-workbook'
import { Problem } from '@/lib/kernel/errors'
import { paths } from '@/lib/kernel/paths'

async function receivedFile(
  viewer: Viewer,
  file: FormDataEntryValue | null,
): Promise<{ fileName: string; sha256: string }> {
  if (!(file instanceof File) || file.name === '') throw new Problem('invalid', { file: ['请选择台账文件'] })
  if (file.size > MAX_FILE_BYTES) throw new Problem('invalid', { file: [TOO_LARGE] })
  const bytes = new Uint8Array(await file.arrayBuffer())
  await readWorkbook(bytes, undefined, viewer.userId)
  return { fileName: file.name, sha256: await keepFile(store().write, viewer, bytes) }
}

export async function uploadLedgerAction(previous: FormState, form: FormData): Promise<FormState> {
  const file = await beforeDoor('import.run', (viewer) => receivedFile(viewer, form.get('file')))
  const door = action('import.read', z.object({}), {
    run: (write, viewer) => receiveLedger(write, viewer, file()),
    goTo: ({ id }) => paths.imports.one(id),
  })
  return door(previous, form)
}

const saveChoices = action('import.read', mappingForm, {
  run: saveMapping,
  goTo: ({ id }) => paths.imports.one(id),
})

const queue = action('import.write', mappingForm, {
  run: (write, viewer, { id, mapping, asVerified }) => queueImport(write, viewer, { id, mapping, asVerified }),
  goTo: ({ id }) => paths.imports.one(id),
})

export async function importLedgerAction(previous: FormState, form: FormData): Promise<FormState> {
  if (form.get('intent') !== 'write') return saveChoices(previous, form)
  // After the answer: the work itself, then the search for doubles among what it brought in.
  after(async () => {
    await runImports(store())
    await sweepSoon()
  })
  return queue(previous, form)
}

const forget = action('import.forget', z.object({ id: z.string().max(60) }), {
  run: forgetMapping,
  goTo: () => `${paths.imports.list()}?flash=removed`,
})

export async function forgetMappingAction(previous: FormState, form: FormData): Promise<FormState> {
  return forget(previous, form)
}

const cancel = action('import.cancel', z.object({ id: z.string().max(60) }), {
  run: cancelImport,
  goTo: ({ id }) => paths.imports.one(id),
})

export async function cancelImportAction(previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await currentViewer()
  const id = String(form.get('id'))
  // On SQLite the door waits until the import's own transaction is over: the wish must be heard before.
  if (viewer && may(viewer, 'import.run'))
    await findBatch(reader(), viewer, id).then(
      () => askToStop(id),
      () => undefined,
    )
  return cancel(previous, form)
}
