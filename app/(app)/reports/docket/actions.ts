'use server'
import { action } from '@/lib/access/action'
import { beforeDoor } from '@/lib/access/before-door'
import type { FormState } from '@/lib/access/form'
import { formValues } from '@/lib/access/form'
import { reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { store } from '@/lib/db/store'
import { changeForm, createForm, setFormDeleted } from '@/lib/docket/commands'
import { blankOf } from '@/lib/docket/fill.queries'
import { isDocketList } from '@/lib/docket/lists'
import { findForm } from '@/lib/docket/queries'
import { checkBytes, type KeptForm, receiveForm } from '@/lib/docket/receive'
import { docketChange, docketInput, docketKey } from '@/lib/docket/schema'
import { Problem } from '@/lib/kernel/errors'
import { paths } from '@/lib/kernel/paths'

/** The file that was sent, received; undefined when none was. Nothing is read before the list is known. */
async function received(viewer: Viewer, form: FormData): Promise<KeptForm | undefined> {
  const { list } = formValues(form)
  const file = form.get('file')
  if (typeof list !== 'string' || !isDocketList(list) || !(file instanceof File) || file.name === '') return undefined
  return receiveForm(store(), viewer, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }, list)
}

export async function createFormAction(previous: FormState, form: FormData): Promise<FormState> {
  const file = await beforeDoor('docket.write', async (viewer) => {
    const kept = await received(viewer, form)
    if (!kept) throw new Problem('invalid', { file: ['请选择表样文件（.xlsx）'] })
    return kept
  })
  const door = action('docket.save', docketInput, {
    run: (write, viewer, input) => createForm(write, viewer, input, file()),
    goTo: ({ id }) => paths.docketForm(id, { flash: 'created' }),
  })
  return door(previous, form)
}

export async function changeFormAction(previous: FormState, form: FormData): Promise<FormState> {
  const file = await beforeDoor('docket.write', async (viewer) => {
    const kept = await received(viewer, form)
    const { id, list } = formValues(form)
    const stored = kept || typeof id !== 'string' ? undefined : await findForm(reader(), viewer, id)
    // The kept file must know the names of the list it is to be filled from.
    if (stored && typeof list === 'string' && isDocketList(list) && list !== stored.list)
      await checkBytes(viewer, await blankOf(stored), list)
    return kept
  })
  const door = action('docket.save', docketChange, {
    run: (write, viewer, input) => changeForm(write, viewer, input, file()),
    goTo: ({ id }) => paths.docketForm(id, { flash: 'saved' }),
  })
  return door(previous, form)
}

const remove = action('docket.remove', docketKey, {
  run: (write, viewer, input) => setFormDeleted(write, viewer, input, true),
  goTo: ({ id }) => paths.docketForm(id, { flash: 'deleted' }),
})
const restore = action('docket.remove', docketKey, {
  run: (write, viewer, input) => setFormDeleted(write, viewer, input, false),
  goTo: ({ id }) => paths.docketForm(id, { flash: 'restored' }),
})

export async function removeFormAction(previous: FormState, form: FormData): Promise<FormState> {
  return remove(previous, form)
}
export async function restoreFormAction(previous: FormState, form: FormData): Promise<FormState> {
  return restore(previous, form)
}
