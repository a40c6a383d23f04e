import type { Values } from '@/components/offline/types'
import type { FieldErrors } from '@/lib/kernel/errors'
import { fieldErrors } from '@/lib/kernel/input'
import type { Day } from '@/lib/kernel/month'
import { visitWithRequests } from '@/lib/requests/visit.schema'
import { visitErrors } from '@/lib/visits/rules'
import { type VisitFields, visitChange } from '@/lib/visits/schema'

const SHAPES = {
  'visit.create': { schema: visitWithRequests, shape: visitWithRequests.shape },
  'visit.update': { schema: visitChange, shape: visitChange.out.shape },
}

/**
 * Everything wrong with a visit as typed that needs no server to be known, by field and in the server's own words; empty when it may be sent.
 * Apart and loaded when it is asked: the form itself opens without the validation library.
 * @param today the last day a visit may have been on
 */
export function wrongHere(kind: keyof typeof SHAPES, values: Values, today: Day): FieldErrors {
  const { schema, shape } = SHAPES[kind]
  const parsed = schema.safeParse(values)
  if (parsed.success) return visitErrors(parsed.data, today)
  // The fields that have their shape are judged all the same, the others as not filled in: nobody is told of mistakes one after the other.
  const fields = Object.entries(shape).map(([name, one]) => [name, one.safeParse(values[name]).data ?? null])
  return { ...visitErrors(Object.fromEntries(fields) as VisitFields, today), ...fieldErrors(parsed.error) }
}
