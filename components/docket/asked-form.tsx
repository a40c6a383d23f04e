import { SubmitButton } from '@/components/ui/submit-button'
import { type Option, Select } from '@/components/ui/text-input'

type Props = { units: Option[]; periods: Option[]; unit: string; period: string }

/** Whose table, and of which period: asks the page again. */
export function AskedForm({ units, periods, unit, period }: Props) {
  return (
    <form method="get" className="mb-4 flex flex-wrap items-end gap-3">
      {units.length > 1 ? (
        <Select name="unit" label="单位" options={units} defaultValue={unit} className="w-60 max-md:w-full" />
      ) : null}
      <Select name="period" label="期间" options={periods} defaultValue={period} className="w-48 max-md:w-full" />
      <SubmitButton kind="secondary">查看</SubmitButton>
    </form>
  )
}
