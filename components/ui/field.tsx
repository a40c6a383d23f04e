import type { ReactNode } from 'react'
import { cx } from './cx'

/** What every form control of the kit takes beside its own attributes. `errors` is `FieldErrors[name]`. */
export type FieldLook = {
  name: string
  label: ReactNode
  hint?: ReactNode
  errors?: string[]
  /** Defaults to `f-` + name, which is what FormErrorSummary links to. */
  id?: string
  required?: boolean
  /** Keeps the label for screen readers only (filter bars, tables). */
  hideLabel?: boolean
  className?: string
}

/** The id of a control; a list's name (`people[]`) goes by the name its errors have (`people`). */
export const fieldId = (name: string): string => `f-${name.replace(/\[\]$/, '')}`

/** The attributes that tie a control to its label, hint and errors. */
export function controlProps({ name, id = fieldId(name), hint, errors, required }: Omit<FieldLook, 'label'>) {
  const described = [hint ? `${id}-hint` : '', errors?.length ? `${id}-errors` : ''].filter(Boolean).join(' ')
  return {
    id,
    name,
    required,
    'aria-invalid': errors?.length ? (true as const) : undefined,
    'aria-describedby': described || undefined,
  }
}

type Props = FieldLook & { children: ReactNode; group?: boolean }

/** Label, control, hint and errors in their places. With `group` it is a fieldset for several controls. */
export function Field({
  name,
  id = fieldId(name),
  label,
  hint,
  errors,
  required,
  hideLabel,
  className,
  children,
  group,
}: Props) {
  const Tag = group ? 'fieldset' : 'div'
  const labelClass = cx('block text-sm font-medium text-ink', hideLabel && 'sr-only', required && 'required-mark')
  return (
    <Tag
      className={cx('min-w-0', className)}
      {...(group ? { id, tabIndex: -1, 'aria-describedby': errors?.length ? `${id}-errors` : undefined } : {})}
    >
      {group ? (
        <legend className={cx(labelClass, 'mb-1')}>{label}</legend>
      ) : (
        <label htmlFor={id} className={cx(labelClass, !hideLabel && 'mb-1')}>
          {label}
        </label>
      )}
      {children}
      {hint ? (
        <p id={`${id}-hint`} className="mt-1 text-xs text-ink-muted">
          {hint}
        </p>
      ) : null}
      {errors?.length ? (
        <ul id={`${id}-errors`} className="mt-1 space-y-0.5 text-sm text-bad">
          {errors.map((error) => (
            <li key={error}>{error}</li>
          ))}
        </ul>
      ) : null}
    </Tag>
  )
}
