import { Notice } from '@/components/ui/notice'
import type { Batch } from '@/lib/imports/queries'
import { BATCH_STATUS_TERMS } from '@/lib/kernel/terms'

/** A ledger that is being written or undone, or could not be. */
export function Progress({ batch }: { batch: Batch }) {
  return <Notice tone={batch.status === 'failed' ? 'bad' : 'accent'} title={BATCH_STATUS_TERMS[batch.status]} />
}
