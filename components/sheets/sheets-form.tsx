import { Download } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Checkbox, CheckboxGroup } from '@/components/ui/choices'
import { DateInput } from '@/components/ui/text-input'
import { IMPORT_KIND_TERMS, IMPORT_KINDS } from '@/lib/imports/schema'

type Props = { action: string; units: { value: string; label: string; depth: number }[]; year: string }

/** What goes into the workbooks, and for whom; sending the form downloads them. */
export function SheetsForm({ action, units, year }: Props) {
  return (
    <form action={action} method="get" className="space-y-4">
      <CheckboxGroup
        name="kinds"
        label="填报内容"
        hint="每类一张工作表"
        options={IMPORT_KINDS.map((kind) => ({ value: kind, label: IMPORT_KIND_TERMS[kind] }))}
        defaultValues={['projects']}
      />
      <CheckboxGroup
        name="units"
        label="下发单位"
        hint="都不勾选时，下发给下列全部单位"
        options={units.map(({ value, label }) => ({ value, label }))}
      />
      <DateInput
        name="from"
        label="走访、到账和活动从哪天起"
        hint="不填则带出全部"
        defaultValue={`${year}-01-01`}
        className="max-w-xs"
      />
      <Checkbox name="active" value="1" label="项目只带出推进中的" defaultChecked />
      <Checkbox name="blank" value="1" label="不带出已有记录，只发空表" />
      <Button type="submit" kind="primary">
        <Download aria-hidden />
        生成并下载
      </Button>
    </form>
  )
}
