'use server'
import { after } from 'next/server'
import { action } from '@/lib/access/action'
import type { FormState } from '@/lib/access/form'
import { changeCompany, createCompany, setCompanyDeleted } from '@/lib/companies/commands'
import { companyChange, companyInput, companyKey } from '@/lib/companies/schema'
import { deleteContact, saveContact, unmaskContact } from '@/lib/contacts/commands'
import { contactInput, contactKey, unmaskInput } from '@/lib/contacts/schema'
import { sweepSoon } from '@/lib/duplicates/sweep.commands'
import { paths } from '@/lib/kernel/paths'
import { findVisitsUnder } from '@/lib/visits/reindex.commands'

const create = action('company.create', companyInput, {
  run: createCompany,
  goTo: ({ id }) => `${paths.companies.one(id)}?flash=created`,
})
const update = action('company.update', companyChange, {
  run: async (write, viewer, input, confirmed) => {
    const changed = await changeCompany(write, viewer, input, confirmed)
    if (changed.renamed) await findVisitsUnder(write, { id: changed.id, name: input.name })
    return changed
  },
  goTo: ({ id }) => `${paths.companies.one(id)}?flash=saved`,
})
const remove = action('company.delete', companyKey, {
  run: (write, viewer, input) => setCompanyDeleted(write, viewer, input, true),
  goTo: ({ id }) => paths.companies.one(id),
})
const restore = action('company.restore', companyKey, {
  run: (write, viewer, input) => setCompanyDeleted(write, viewer, input, false),
  goTo: ({ id }) => `${paths.companies.one(id)}?flash=restored`,
})
const save = action('contact.save', contactInput, {
  run: saveContact,
  goTo: ({ companyId }) => `${paths.companies.one(companyId)}?flash=saved`,
})
const removeContact = action('contact.delete', contactKey, {
  run: deleteContact,
  goTo: ({ companyId }) => `${paths.companies.one(companyId)}?flash=saved`,
})
const unmask = action('contact.unmask', unmaskInput, { run: unmaskContact })

export async function createCompanyAction(previous: FormState, form: FormData): Promise<FormState> {
  after(sweepSoon)
  return create(previous, form)
}
export async function updateCompanyAction(previous: FormState, form: FormData): Promise<FormState> {
  after(sweepSoon)
  return update(previous, form)
}
export async function deleteCompanyAction(previous: FormState, form: FormData): Promise<FormState> {
  return remove(previous, form)
}
export async function restoreCompanyAction(previous: FormState, form: FormData): Promise<FormState> {
  after(sweepSoon)
  return restore(previous, form)
}
export async function saveContactAction(previous: FormState, form: FormData): Promise<FormState> {
  after(sweepSoon)
  return save(previous, form)
}
export async function deleteContactAction(previous: FormState, form: FormData): Promise<FormState> {
  return removeContact(previous, form)
}
export async function unmaskContactAction(previous: FormState, form: FormData): Promise<FormState> {
  return unmask(previous, form)
}
