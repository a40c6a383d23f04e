'use server'
import { after } from 'next/server'
import { action } from '@/lib/access/action'
import type { FormState } from '@/lib/access/form'
import { sweepSoon } from '@/lib/duplicates/sweep.commands'
import { paths } from '@/lib/kernel/paths'
import { logVisit } from '@/lib/requests/commands/log-visit'
import { visitWithRequests } from '@/lib/requests/visit.schema'
import { changeVisit, declineJointVisit, setFollowUpDone, setVisitDeleted } from '@/lib/visits/commands'
import { followUpInput, jointDecline, visitChange, visitKey } from '@/lib/visits/schema'

const create = action('visit.create', visitWithRequests, {
  run: logVisit,
  goTo: ({ id }) => `${paths.visits.one(id)}?flash=created`,
})
const update = action('visit.update', visitChange, {
  run: changeVisit,
  goTo: ({ id }) => `${paths.visits.one(id)}?flash=saved`,
})
const remove = action('visit.delete', visitKey, {
  run: (write, viewer, input) => setVisitDeleted(write, viewer, input, true),
  goTo: ({ id }) => paths.visits.one(id),
})
const restore = action('visit.restore', visitKey, {
  run: (write, viewer, input) => setVisitDeleted(write, viewer, input, false),
  goTo: ({ id }) => `${paths.visits.one(id)}?flash=restored`,
})
// Afterwards the visit is out of the unit's reach.
const decline = action('visit.decline-joint', jointDecline, {
  run: declineJointVisit,
  goTo: () => `${paths.visits.list()}?flash=saved`,
})
const followUp = action('visit.follow-up-done', followUpInput, { run: setFollowUpDone })

export async function createVisitAction(previous: FormState, form: FormData): Promise<FormState> {
  after(sweepSoon)
  return create(previous, form)
}
export async function updateVisitAction(previous: FormState, form: FormData): Promise<FormState> {
  return update(previous, form)
}
export async function deleteVisitAction(previous: FormState, form: FormData): Promise<FormState> {
  return remove(previous, form)
}
export async function restoreVisitAction(previous: FormState, form: FormData): Promise<FormState> {
  return restore(previous, form)
}
/** Says that a unit named in a visit was not there. */
export async function declineJointAction(previous: FormState, form: FormData): Promise<FormState> {
  return decline(previous, form)
}
/** Marks a follow-up done (`done` = 1) or open again; stays on the page. */
export async function followUpAction(previous: FormState, form: FormData): Promise<FormState> {
  return followUp(previous, form)
}
