import { AttachDialog, SupersedeDialog } from '@/components/evidence/evidence-dialogs'
import { EvidenceList } from '@/components/evidence/evidence-list'
import { ActionButton } from '@/components/forms/action-button'
import { Section } from '@/components/ui/card'
import { Dialog } from '@/components/ui/dialog'
import { EmptyState } from '@/components/ui/empty-state'
import type { EvidenceRow } from '@/lib/evidence/queries'
import type { AttachInput } from '@/lib/evidence/schema'
import { today } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { proofKinds } from '../projects/choices'
import { attachEvidenceAction, removeEvidenceAction, supersedeEvidenceAction } from './actions'

type Props = {
  rows: EvidenceRow[]
  /** The page's own record, when the viewer may add to it. */
  to?: { noun: AttachInput['noun']; recordId: string }
  /** What this record is asked for next. */
  suggested?: string[]
  places?: Readonly<Record<string, string>>
  /** What belongs here, for a record without any. */
  empty: string
}

/** The evidence of a record's page: what there is, and adding, replacing, taking away for who may. */
export async function EvidenceSection({ rows, to, suggested, places, empty }: Props) {
  const kinds = to ? await proofKinds() : []
  // A new key with every showing also makes the dialog anew, so that it is closed once its files are shown.
  const formKey = newId()
  const attach = to && {
    ...to,
    action: attachEvidenceAction,
    formKey,
    kinds,
    suggested,
    today: today(),
  }
  const living = rows.filter(({ supersededAt }) => supersededAt === null).length
  return (
    <Section
      title="佐证材料"
      id="evidence"
      meta={living > 0 ? `${living} 份` : undefined}
      actions={attach && rows.length > 0 ? <AttachDialog key={formKey} attach={attach} kind="secondary" /> : null}
      flush
    >
      {rows.length > 0 ? (
        <EvidenceList rows={rows} places={places} actions={(row) => <PieceActions row={row} />} />
      ) : (
        <EmptyState
          title="还没有佐证材料"
          action={attach ? <AttachDialog key={formKey} attach={attach} kind="secondary" /> : null}
        >
          {empty}
        </EmptyState>
      )}
    </Section>
  )
}

function PieceActions({ row }: { row: EvidenceRow }) {
  const { id, version, proves, provesLabel, fileName, maySupersede, mayRemove } = row
  const formKey = newId()
  return (
    <>
      {maySupersede ? (
        <SupersedeDialog
          key={formKey}
          fileName={fileName}
          supersede={{
            action: supersedeEvidenceAction,
            formKey,
            piece: { id, version, proves, provesLabel },
            today: today(),
          }}
        />
      ) : null}
      {mayRemove ? (
        <Dialog
          trigger={
            <>
              移除<span className="sr-only"> {fileName}</span>
            </>
          }
          triggerKind="quiet"
          triggerSize="small"
          title="移除这份材料？"
        >
          <p className="mb-4 break-all">“{fileName}”不再作为佐证，操作会记入审计。已作认定依据的材料不能移除。</p>
          <ActionButton action={removeEvidenceAction} fields={{ id, version }} kind="danger">
            确认移除
          </ActionButton>
        </Dialog>
      ) : null}
    </>
  )
}
