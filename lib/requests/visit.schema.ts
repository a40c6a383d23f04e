import type { z } from 'zod'
import { visitInput } from '@/lib/visits/schema'
import { requestItems } from './schema'

/** A visit's form with the requests raised in it (`requests[]`). */
export const visitWithRequests = visitInput.extend({ requests: requestItems() })
export type VisitWithRequests = z.infer<typeof visitWithRequests>
