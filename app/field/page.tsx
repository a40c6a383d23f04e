import type { Metadata } from 'next'
import { FieldShell } from '@/components/field/field-shell'
import { IS_PRODUCTION } from '@/lib/env'

export const metadata: Metadata = { title: '外勤' }

/** The pages of the road. Public, and the same for everybody: the service worker keeps this answer, and what is personal comes from the phone itself. */
export default function FieldPage() {
  return <FieldShell worker={IS_PRODUCTION} />
}
