import type { ImportKind } from '../schema'
import type { Values } from '../values'
import { namesOf, type PlanContext, personIn, placeOf, type RowInHand } from './context'
import type { StoredRecord } from './known'
import { visitKind } from './visits'

export type Facts = Record<string, unknown>
export const STAGE_FIELDS: readonly string[] = [
  'progress',
  'contactedOn',
  'signedOn',
  'registeredOn',
  'commencedOn',
  'operatingOn',
]

type Offer = { set?: Facts; clear?: Facts; problem?: string }
const text = (name: string, value: unknown, clearable = true): Offer => ({
  ...(value === undefined || value === null ? { problem: '没有读懂，未取' } : { set: { [name]: value } }),
  ...(clearable ? { clear: { [name]: null } } : {}),
})

function industry({ known }: PlanContext, written: string | undefined): Offer {
  const code =
    written &&
    (known.industries.get(written) ?? ([...known.industries.values()].includes(written) ? written : undefined))
  return code
    ? text('industry', code)
    : { problem: `“${written ?? ''}”不在行业字典中，未取`, clear: { industry: null } }
}

/** What each field of a kind sets; a field that is not here is not changed from a sheet. */
export const OFFERED: Record<
  ImportKind,
  (context: PlanContext, values: Values<ImportKind>, stored: StoredRecord, row: RowInHand) => Record<string, Offer>
> = {
  companies: (context, given) => {
    const values = given as Values<'companies'>
    return {
      name: text('name', values.name, false),
      uscc: text('uscc', values.uscc?.code),
      region: text('region', placeOf(context.known, values.region)),
      origin: text('origin', values.origin),
      industry: industry(context, values.industry),
      address: text('address', values.address),
    }
  },
  contacts: (_context, given) => {
    const values = given as Values<'contacts'>
    return {
      title: text('title', values.title),
      phone: text('phone', values.phone?.[0]),
      remark: text('note', values.remark),
    }
  },
  projects: (context, given, stored, row) => {
    const values = given as Values<'projects'>
    const [person] = values.person ?? []
    const owner = person && personIn(context, row, person.name, stored.unitId)
    const codes = [
      ...(values.targets?.codes ?? []),
      ...(values.targets?.others ?? []).flatMap((word) => context.known.targetTypes.get(word) ?? []),
    ]
    return {
      name: text('name', values.name, false),
      region: text('sourceRegion', placeOf(context.known, values.region)),
      origin: text('origin', values.origin),
      targets: codes.length > 0 ? { set: { targets: [...new Set(codes)] } } : { problem: '不在目标类型字典中，未取' },
      industry: industry(context, values.industry),
      landedCompany: text('landedName', values.landedCompany),
      landedUscc: text('landedUscc', values.landedUscc?.code),
      content: text('content', values.content),
      person: owner ? { set: { ownerId: owner } } : { problem: '系统中没有这个人，或有重名，未取' },
      ...Object.fromEntries(STAGE_FIELDS.map((field) => [field, { set: {} }])),
    }
  },
  visits: (context, given) => {
    const values = given as Values<'visits'>
    const day = values.day?.day
    return {
      day: day && day <= context.today ? { set: { happenedOn: day } } : { problem: '日期晚于今天或没有读懂，未取' },
      mode: values.mode ? { set: { kind: visitKind(values.mode) } } : {},
      leader: text('leader', namesOf(values.leader)),
      content: text('summary', values.content, false),
      nextStep: text('nextStep', values.nextStep),
      nextDay: text('nextOn', values.nextDay?.day),
    }
  },
  events: (_context, given) => {
    const values = given as Values<'events'>
    return {
      name: text('name', values.name, false),
      day: values.day
        ? { set: { happenedOn: values.day.day, endsOn: values.day.until ?? null } }
        : { problem: '没有读懂，未取' },
      place: text('place', values.place),
      unit: text('host', values.unit),
      companies: text('companiesPresent', values.companies),
      content: text('summary', values.content),
    }
  },
  money: (context, given) => {
    const values = given as Values<'money'>
    const day = values.day?.day
    return {
      amount: values.amount ? { set: { amount: values.amount.minor } } : { problem: '没有读懂，未取' },
      day: day && day <= context.today ? { set: { happenedOn: day } } : { problem: '日期晚于今天或没有读懂，未取' },
      evidence: text('voucher', values.evidence),
      remark: text('note', values.remark),
    }
  },
}
