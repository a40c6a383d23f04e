'use client'
import { useRef } from 'react'
import { buttonClass } from '@/components/ui/button'
import { controlProps, Field } from '@/components/ui/field'

type Props = {
  name: string
  label: string
  errors?: string[]
  defaultValue: string
  min: string
  hint?: string
  quick: Array<{ label: string; day: string }>
}

/** A term: one tap for the usual ones, or any day. */
export function DueField({ defaultValue, min, quick, ...look }: Props) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <Field {...look} required>
      <div className="flex flex-wrap gap-2">
        <input
          ref={input}
          type="date"
          min={min}
          max="9999-12-31"
          defaultValue={defaultValue}
          {...controlProps({ ...look, required: true })}
          className="control w-auto"
        />
        {quick.map(({ label, day }) => (
          <button
            key={day}
            type="button"
            className={buttonClass('secondary', 'small')}
            onClick={() => {
              if (input.current) input.current.value = day
            }}
          >
            {label}
          </button>
        ))}
      </div>
    </Field>
  )
}
