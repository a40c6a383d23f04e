import { cx } from './cx'
import { controlProps, Field, type FieldLook, fieldId } from './field'
import type { Option } from './text-input'

type Props = FieldLook & { options: Option[]; disabled?: boolean }

const chip = cx(
  'touch inline-flex select-none items-center rounded-md border border-line-strong px-3 text-base text-ink hover:bg-sunken',
  'has-checked:border-accent has-checked:bg-accent-soft has-checked:font-medium has-checked:text-accent',
  'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent has-disabled:opacity-55',
)

/** One of a few, all visible: faster under a thumb than a menu. */
export function RadioChips({ options, defaultValue, disabled, ...look }: Props & { defaultValue?: string }) {
  return (
    <Field {...look} group>
      <div className="flex flex-wrap gap-2">
        {options.map((option) => (
          <label key={option.value} className={chip}>
            <input
              type="radio"
              name={look.name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              disabled={disabled || option.disabled}
              required={look.required}
              className="sr-only"
            />
            {option.label}
          </label>
        ))}
      </div>
    </Field>
  )
}

/** Any number of a few; the form sends the name once for each ticked value. */
export function CheckboxGroup({
  options,
  defaultValues = [],
  disabled,
  ...look
}: Props & { defaultValues?: string[] }) {
  return (
    <Field {...look} group>
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {options.map((option) => (
          <label key={option.value} className="touch inline-flex items-center gap-2">
            <input
              type="checkbox"
              name={look.name}
              value={option.value}
              defaultChecked={defaultValues.includes(option.value)}
              disabled={disabled || option.disabled}
              className="size-4"
            />
            {option.label}
          </label>
        ))}
      </div>
    </Field>
  )
}

type CheckboxProps = FieldLook & { value?: string; defaultChecked?: boolean; disabled?: boolean }

/** A single yes or no; sends `value` (default `on`) when ticked and nothing when not. */
export function Checkbox({ label, hint, errors, value, defaultChecked, disabled, className, ...look }: CheckboxProps) {
  const id = look.id ?? fieldId(look.name)
  return (
    <div className={className}>
      <label className="touch inline-flex items-center gap-2">
        <input
          type="checkbox"
          value={value}
          defaultChecked={defaultChecked}
          disabled={disabled}
          {...controlProps({ ...look, id, hint, errors })}
          className="size-4"
        />
        <span>{label}</span>
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="text-xs text-ink-muted">
          {hint}
        </p>
      ) : null}
      {errors?.length ? (
        <p id={`${id}-errors`} className="text-sm text-bad">
          {errors.join('；')}
        </p>
      ) : null}
    </div>
  )
}

/** Any number of a few, as chips under a thumb; the form sends the name once for each ticked value. */
export function CheckChips({ options, defaultValues = [], disabled, ...look }: Props & { defaultValues?: string[] }) {
  return (
    <Field {...look} group>
      <div className="flex flex-wrap gap-2">
        {options.map((option) => (
          <label key={option.value} className={chip}>
            <input
              type="checkbox"
              name={look.name}
              value={option.value}
              defaultChecked={defaultValues.includes(option.value)}
              disabled={disabled || option.disabled}
              className="sr-only"
            />
            {option.label}
          </label>
        ))}
      </div>
    </Field>
  )
}
