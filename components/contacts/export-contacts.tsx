import { Button, buttonClass } from '@/components/ui/button'
import { TextInput } from '@/components/ui/text-input'
import { paths } from '@/lib/kernel/paths'

/** Contacts to take away: masked at once, in full only with a reason that goes on record. */
export function ExportContacts({ company, mayUnmask }: { company?: string; mayUnmask: boolean }) {
  const query = { company }
  if (!mayUnmask)
    return (
      <a href={paths.exportOf('contacts', query)} download className={buttonClass('secondary')}>
        导出联系人
      </a>
    )
  return (
    <details className="no-print w-full lg:w-auto">
      <summary className={buttonClass('secondary')}>导出联系人</summary>
      <div className="card mt-2 max-w-md rounded-lg border bg-surface p-4 text-start">
        <p>电话隐去中间几位，与页面上一样。</p>
        <p className="mt-2">
          <a href={paths.exportOf('contacts', query)} download className={buttonClass('primary')}>
            导出（隐去电话）
          </a>
        </p>
        <form action={paths.exportOf('contacts')} method="get" className="mt-5 space-y-3 border-t border-line pt-4">
          <input type="hidden" name="full" value="1" />
          {company ? <input type="hidden" name="company" value={company} /> : null}
          <TextInput
            name="reason"
            label="导出完整电话的用途"
            hint="至少4个字；谁、何时、为何、导出多少条都记入审计"
            required
            minLength={4}
            maxLength={200}
          />
          <Button type="submit" kind="danger">
            确认导出完整电话
          </Button>
        </form>
      </div>
    </details>
  )
}
