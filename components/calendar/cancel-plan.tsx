import { ActionButton } from '@/components/forms/action-button'
import { Dialog } from '@/components/ui/dialog'
import type { FormAction } from '@/lib/access/form'

type Props = { action: FormAction; formKey: string; record: { id: string; version: number } }

/** The end of a plan's edit page: give it up, asked once. */
export function CancelPlan({ action, formKey, record }: Props) {
  return (
    <section aria-label="取消计划" className="mt-10 max-w-3xl border-t pt-4">
      <Dialog trigger="取消这项计划" triggerKind="quiet" triggerSize="small" title="取消这项走访计划？">
        <p>受邀单位会收到消息，订阅的日历会划去这一项。</p>
        <p className="mt-1 text-ink-muted">计划保留在记录中；改了主意的，请另建计划。</p>
        <div className="mt-4 flex flex-wrap gap-2">
          <ActionButton action={action} formKey={formKey} fields={record} kind="danger">
            确认取消计划
          </ActionButton>
        </div>
      </Dialog>
    </section>
  )
}
