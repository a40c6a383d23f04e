import { CancelImport } from '@/components/imports/cancel-import'
import { ImportProgress } from '@/components/imports/import-progress'
import { reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { importProgress } from '@/lib/imports/job/progress.queries'
import { newId } from '@/lib/kernel/ids'
import { paths } from '@/lib/kernel/paths'
import { cancelImportAction } from '../actions'

/** A ledger that waits to be written or is being written. */
export async function UnderWay({ viewer, id }: { viewer: Viewer; id: string }) {
  return (
    <div className="max-w-2xl">
      <ImportProgress url={paths.importProgress(id)} first={await importProgress(reader(), viewer, id)}>
        <CancelImport action={cancelImportAction} formKey={newId()} id={id} />
      </ImportProgress>
    </div>
  )
}
