import type { ComponentProps } from 'react'
import { controlProps, Field, type FieldLook } from './field'

type Own<Tag extends 'input' | 'textarea' | 'select'> = FieldLook & Omit<ComponentProps<Tag>, keyof FieldLook>

/** One line of text with its label. `type` may be search, tel, email, url, number, password. */
export function TextInput({
  name,
  label,
  hint,
  errors,
  id,
  required,
  hideLabel,
  className,
  type = 'text',
  ...rest
}: Own<'input'>) {
  const look = { name, label, hint, errors, id, required, hideLabel, className }
  return (
    <Field {...look}>
      <input autoComplete="off" {...rest} type={type} {...controlProps(look)} className="control" />
    </Field>
  )
}

/** Several lines; grows with what is typed. */
export function TextArea({
  name,
  label,
  hint,
  errors,
  id,
  required,
  hideLabel,
  className,
  rows = 3,
  ...rest
}: Own<'textarea'>) {
  const look = { name, label, hint, errors, id, required, hideLabel, className }
  return (
    <Field {...look}>
      <textarea {...rest} rows={rows} {...controlProps(look)} className="control" />
    </Field>
  )
}

/** A day, `YYYY-MM-DD`, with the device's own picker (on phones its wheel). */
export function DateInput({ className, ...rest }: Own<'input'>) {
  return <TextInput {...rest} type="date" max={rest.max ?? '9999-12-31'} className={className} />
}

export type Option = { value: string; label: string; disabled?: boolean }

type SelectProps = Own<'select'> & {
  options: Option[]
  /** First, empty choice; without it the first option is preselected. */
  placeholder?: string
}

/** One of a list, with the device's own menu. */
export function Select({
  name,
  label,
  hint,
  errors,
  id,
  required,
  hideLabel,
  className,
  options,
  placeholder,
  ...rest
}: SelectProps) {
  const look = { name, label, hint, errors, id, required, hideLabel, className }
  return (
    <Field {...look}>
      {/* React resets a form after its action, a select to its first default: a new default needs a new element. */}
      <select key={String(rest.defaultValue ?? '')} {...rest} {...controlProps(look)} className="control">
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
