import { z } from 'zod'
import { ID_FORM } from '@/lib/kernel/ids'

/** What a phone may send later, in the words of the wire. */
export const DRAFT_KINDS = ['visit.create', 'visit.update', 'visit.follow-up-done', 'request.create'] as const
export type DraftKind = (typeof DRAFT_KINDS)[number]

/** Bytes of one sending as JSON; texts are limited to a few thousand characters each, files go by themselves. */
export const MAX_SENDING_BYTES = 256 * 1024

const value = z.union([z.string(), z.array(z.string())])

/**
 * One draft on the wire. `key` is made by the phone and is its idempotency key; `person` is whose draft it is; `values` is what the form
 * would have sent and is read by the form's own schema.
 */
export const sending = z.object({
  key: z.string().regex(ID_FORM),
  person: z.string().min(1).max(60),
  kind: z.enum(DRAFT_KINDS),
  values: z.record(z.string().max(60), value),
  confirmed: z.array(z.string().max(60)).max(30).default([]),
})
export type Sending = z.infer<typeof sending>

type Option = { value: string; label: string }

/** A company as the phone searches it: `pinyin` has a syllable per character, divided by blanks, `initials` their first letters, `folded` the name as compared. */
export type SnapshotCompany = { id: string; name: string; pinyin: string; initials: string; folded: string }

/** What a phone knows of its person's work while there is no network. Holds nobody's phone number in full. */
export type Snapshot = {
  /** Epoch milliseconds at which the server wrote it, and the day it was. */
  at: number
  today: string
  companies: SnapshotCompany[]
  /** Visited last by this person, newest first. */
  recent: Array<{ id: string; name: string }>
  kinds: Option[]
  /** People of the own unit. */
  colleagues: Option[]
  /** Units that may have taken part beside the own one. */
  units: Option[]
  /** The person whose phone it is. */
  self: string
  targetTypes: Option[]
  evidenceKinds: Option[]
  requestCategories: Option[]
  /** By company id. */
  contacts: Record<string, Array<{ id: string; name: string; title: string | null; phone: string | null }>>
  projects: Record<string, Option[]>
  visits: Record<string, Array<{ id: string; happenedOn: string; kind: string; summary: string }>>
  /** Planned for today or later, nearest first. */
  plans: Array<{
    id: string
    companyId: string
    companyName: string
    on: string
    at: string | null
    purpose: string
    place: string | null
  }>
  /** Own next steps that are open, nearest first; those without a day last. */
  followUps: Array<{
    id: string
    companyId: string
    companyName: string
    nextOn: string | null
    nextStep: string | null
  }>
}
