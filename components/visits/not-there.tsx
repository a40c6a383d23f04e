import { ActionButton } from '@/components/forms/action-button'
import { Dialog } from '@/components/ui/dialog'
import type { FormAction } from '@/lib/access/form'

type Props = {
  action: FormAction
  id: string
  formKey: string
  unit: { id: string; name: string }
  /** The unit of whoever is asked. */
  own: boolean
}

/** A unit named in another's visit says that it was not there, asked once. */
export function NotThere({ action, id, formKey, unit, own }: Props) {
  const who = own ? '本单位' : unit.name
  return (
    <Dialog trigger={`${who}未参加`} triggerKind="quiet" triggerSize="small" title={`注明${who}未参加这次走访？`}>
      <p>
        {unit.name}
        将移出联合走访单位，不再计家次，也不再能查看这条走访；记录人会收到消息，且不能再把该单位列入这次走访。
      </p>
      <p className="mt-1 text-ink-muted">操作会记入审计，不能撤回。</p>
      <div className="mt-4 flex flex-wrap gap-2">
        <ActionButton action={action} formKey={formKey} fields={{ id, unitId: unit.id }} kind="danger">
          确认未参加
        </ActionButton>
      </div>
    </Dialog>
  )
}
