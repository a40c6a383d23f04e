import type { Option } from '@/components/ui/text-input'
import type { RecordExtra } from '@/lib/extras/queries'
import type { Day } from '@/lib/kernel/month'

/** A stored visit as its form shows it. */
export type VisitFormValues = {
  id: string
  version: number
  companyId: string
  kind: string
  happenedOn: Day
  leader: string | null
  place: string | null
  summary: string
  projectId: string | null
  nextStep: string | null
  nextOn: Day | null
  ours: string[]
  oursOther: string
  contacts: string[]
  theirs: string
  jointUnits: string[]
  targets: string[]
  latitude: number | null
  longitude: number | null
  /** The district's own fields; asked for when a visit is changed, not on the road. */
  extras: RecordExtra[]
}

/** What a plan brings to a new visit's form; `jointUnits` are the units that come along. */
export type VisitBegin = { id: string; kind: string; happenedOn: Day; place: string | null; jointUnits: string[] }

/** What the form offers to choose from: plain data, from the server or from what the phone knows. */
export type VisitChoices = {
  kinds: Option[]
  targetTypes: Option[]
  /** What a file may prove. */
  evidenceKinds: Option[]
  requestCategories: Option[]
  /** People of the own unit. */
  colleagues: Option[]
  /** Units that may have taken part beside the recording one. */
  units: Option[]
  /** The companies this person visited last. */
  recent: Option[]
  /** The person who writes: ticked on a new visit. */
  self: string
}
