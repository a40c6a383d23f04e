'use client'
import { useEffect, useRef, useState } from 'react'
import type { Fields } from '@/components/forms/form-fields'
import { Button } from '@/components/ui/button'
import { DateInput, TextInput } from '@/components/ui/text-input'
import type { Day } from '@/lib/kernel/month'
import { VISIT_LIMITS } from '@/lib/visits/labels'
import { quickDays } from '@/lib/visits/quick-days.rules'

type Props = { fields: Fields; step?: string | null; day?: Day | null; today: Day }

/** What comes next and when: the usual days by one tap, any other by the device's own picker. */
export function NextStep({ fields, step, day, today }: Props) {
  const typed = fields.of('nextOn', day)
  const [on, setOn] = useState(typed.defaultValue)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Chosen before the script was there.
    const early = box.current?.querySelector<HTMLInputElement>('input[name=nextOn]')?.value
    if (early) setOn(early)
  }, [])
  const choose = (next: Day) => {
    setOn(next)
    // A value set by code is no keystroke; the form's draft must hear of it.
    requestAnimationFrame(() =>
      box.current?.querySelector('input[name=nextOn]')?.dispatchEvent(new Event('change', { bubbles: true })),
    )
  }
  return (
    <div className="space-y-2">
      <TextInput {...fields.of('nextStep', step)} maxLength={VISIT_LIMITS.nextStep} placeholder="如：送政策建议书" />
      <div ref={box} className="flex flex-wrap items-start gap-2">
        {quickDays(today).map((quick) => (
          <Button
            key={quick.label}
            size="small"
            kind={on === quick.day ? 'primary' : 'secondary'}
            aria-pressed={on === quick.day}
            onClick={() => choose(on === quick.day ? '' : quick.day)}
          >
            {quick.label}
          </Button>
        ))}
        <DateInput
          {...typed}
          defaultValue={undefined}
          value={on}
          onChange={(event) => setOn(event.target.value)}
          hideLabel
          className="min-w-36 flex-1 md:max-w-44"
        />
      </div>
    </div>
  )
}
