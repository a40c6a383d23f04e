import { CONFIRMED_FIELD } from '@/lib/access/form'
import type { FieldErrors } from '@/lib/kernel/errors'

type Props = { warnings: FieldErrors; labels: Record<string, string> }

/** What must be looked at before it is written, each with a tick; ticked and sent again, the form goes through. */
export function ConfirmPanel({ warnings, labels }: Props) {
  return (
    <section role="alert" aria-label="请核对" className="rounded-lg border border-warn bg-warn-soft px-4 py-3">
      <p className="font-medium text-warn">请核对下列提示；确认无误的，勾选后再次保存</p>
      <ul className="mt-2 space-y-2">
        {Object.entries(warnings).map(([field, list]) => (
          <li key={field}>
            <label className="touch flex items-start gap-2 py-1">
              <input type="checkbox" name={CONFIRMED_FIELD} value={field} className="mt-0.5 size-4 shrink-0" />
              <span>
                <span className="font-medium">{labels[field] ?? field}：</span>
                {list.join('；')}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </section>
  )
}
