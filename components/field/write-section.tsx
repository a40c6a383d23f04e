import { EmptyState } from '@/components/ui/empty-state'
import { VisitForm } from '@/components/visits/visit-form'
import type { Snapshot } from '@/lib/field/schema'
import { today } from '@/lib/kernel/clock'
import { paths } from '@/lib/kernel/paths'

type Props = { snapshot: Snapshot | undefined; subject: string | undefined }
/** A company to begin with, in the address: `#write/to:<id>`. */
const TO = 'to:'

/** A visit written on the phone: a new one, one to a company, or a draft that is taken up again (its id). */
export function WriteSection({ snapshot, subject }: Props) {
  if (!snapshot)
    return (
      <EmptyState title="正在准备表单">
        第一次使用需要联网取得走访方式、同事名单等选项；如一直停在这里，请检查网络后重新打开本页。
      </EmptyState>
    )
  const to = subject?.startsWith(TO) ? subject.slice(TO.length) : undefined
  const company = snapshot.companies.find(({ id }) => id === to)
  return (
    <VisitForm
      // Another subject in the address is another form.
      key={subject ?? ''}
      formKey=""
      company={company && { value: company.id, label: company.name }}
      draftId={to === undefined ? subject : undefined}
      choices={{ ...snapshot, recent: snapshot.recent.map(({ id, name }) => ({ value: id, label: name })) }}
      today={today()}
      cancelHref={`${paths.field()}#today`}
    />
  )
}
