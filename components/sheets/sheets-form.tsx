import { Download } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Checkbox, CheckboxGroup } from '@/components/ui/choices'
import { DateInput, type Option } from '@/components/ui/text-input'

type Props = { action: string; kinds: Option[]; units: Option[]; year: string }

/** What goes into the workbooks, and for whom; sending the form downloads them. */
export function SheetsForm({ action, kinds, units, year }: Props) {
  return (
    <form action={action} method="get" className="space-y-4">
      <CheckboxGroup name="kinds" label="填报内容" hint="每类一张工作表" options={kinds} defaultValues={['projects']} />
      <CheckboxGroup name="units" label="下发单位" hint="都不勾选时，下发给下列全部单位" options={units} />
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
