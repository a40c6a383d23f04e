'use server'
import { action } from '@/lib/access/action'
import type { FormState } from '@/lib/access/form'
import { changeEvent, createEvent, setEventDeleted } from '@/lib/events/commands'
import { eventChange, eventInput, eventKey } from '@/lib/events/schema'
import { paths } from '@/lib/kernel/paths'

const create = action('event.create', eventInput, {
  run: createEvent,
  goTo: ({ id }) => `${paths.events.one(id)}?flash=created`,
})
const update = action('event.update', eventChange, {
  run: changeEvent,
  goTo: ({ id }) => `${paths.events.one(id)}?flash=saved`,
})
const remove = action('event.delete', eventKey, {
  run: (write, viewer, input) => setEventDeleted(write, viewer, input, true),
  goTo: ({ id }) => paths.events.one(id),
})
const restore = action('event.restore', eventKey, {
  run: (write, viewer, input) => setEventDeleted(write, viewer, input, false),
  goTo: ({ id }) => `${paths.events.one(id)}?flash=restored`,
})

export async function createEventAction(previous: FormState, form: FormData): Promise<FormState> {
  return create(previous, form)
}
export async function updateEventAction(previous: FormState, form: FormData): Promise<FormState> {
  return update(previous, form)
}
export async function deleteEventAction(previous: FormState, form: FormData): Promise<FormState> {
  return remove(previous, form)
}
export async function restoreEventAction(previous: FormState, form: FormData): Promise<FormState> {
  return restore(previous, form)
}
