'use client'
import { useState } from 'react'
import type { Fields } from '@/components/forms/form-fields'
import { TextArea } from '@/components/ui/text-input'
import { VISIT_LIMITS } from '@/lib/visits/labels'

/** How near the limit the counter begins to show. */
const NEAR = 300

type Props = { fields: Fields; summary?: string }

/** What was said: grows with the text; counts when it comes near its limit. */
export function SummaryField({ fields, summary }: Props) {
  const field = fields.of('summary', summary)
  const [length, setLength] = useState(field.defaultValue.length)
  const left = VISIT_LIMITS.summary - length
  return (
    <TextArea
      {...field}
      required
      rows={4}
      maxLength={VISIT_LIMITS.summary}
      onInput={(event) => setLength(event.currentTarget.value.length)}
      placeholder="谈了什么、对方关心什么，可用手机键盘上的话筒口述"
      hint={left <= NEAR ? <span aria-live="polite">还可填写{left}字</span> : undefined}
    />
  )
}
