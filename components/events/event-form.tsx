'use client'
import { ExtraInputs, extraLabels } from '@/components/extras/extra-inputs'
import { RecordForm } from '@/components/forms/record-form'
import { DateInput, TextArea, TextInput } from '@/components/ui/text-input'
import type { FormAction } from '@/lib/access/form'
import { EVENT_LABELS, EVENT_LIMITS } from '@/lib/events/schema'
import type { RecordExtra } from '@/lib/extras/queries'
import type { Day } from '@/lib/kernel/month'

export type EventFormValues = {
  id: string
  version: number
  name: string
  happenedOn: Day
  endsOn: Day | null
  place: string | null
  host: string | null
  companiesPresent: number | null
  summary: string | null
}
type Props = { action: FormAction; formKey: string; event?: EventFormValues; extras: RecordExtra[]; cancelHref: string }

/** A 推介活动, new or stored; it may lie ahead. */
export function EventForm({ action, formKey, event, extras, cancelHref }: Props) {
  return (
    <RecordForm
      id="event"
      action={action}
      formKey={formKey}
      record={event}
      labels={{ ...EVENT_LABELS, ...extraLabels(extras) }}
      cancelHref={cancelHref}
    >
      {(fields) => (
        <>
          <TextInput {...fields.of('name', event?.name)} required maxLength={EVENT_LIMITS.name} />
          <div className="grid gap-4 md:grid-cols-2">
            <DateInput {...fields.of('happenedOn', event?.happenedOn)} required />
            <DateInput {...fields.of('endsOn', event?.endsOn)} hint="只有一天的可不填" />
            <TextInput {...fields.of('place', event?.place)} maxLength={EVENT_LIMITS.place} />
            <TextInput {...fields.of('host', event?.host)} maxLength={EVENT_LIMITS.host} />
            <TextInput {...fields.of('companiesPresent', event?.companiesPresent)} inputMode="numeric" maxLength={9} />
          </div>
          <TextArea {...fields.of('summary', event?.summary)} rows={5} maxLength={EVENT_LIMITS.summary} />
          <ExtraInputs fields={fields} extras={extras} />
        </>
      )}
    </RecordForm>
  )
}
