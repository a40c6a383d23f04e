import { Badge } from '@/components/ui/badge'
import { Select, TextInput } from '@/components/ui/text-input'
import type { ColumnView } from '@/lib/imports/view/view'

export type Option = { value: string; label: string }
export type Choices = { fields: Option[]; units: Option[]; policies: Option[]; types: Option[] }

type Props = { column: ColumnView; prefix: string; choices: Choices; extras: boolean }

/** One column: what it was taken for and why, and what else it could be. The inputs of a field of one's own show when that is chosen, by CSS alone. */
export function ColumnChoice({ column, prefix, choices, extras }: Props) {
  const { index, heading } = column
  const name = (part: string) => `${prefix}${part}${index}`
  const fields = extras ? [{ value: '+', label: '＋ 作为自定义字段…' }, ...choices.fields] : choices.fields
  return (
    <li className="group grid gap-x-4 gap-y-1 py-2 md:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]">
      <div className="min-w-0">
        <p>
          {heading}{' '}
          <span className="text-xs">
            {column.sure ? (
              <span className="text-ink-muted">{column.why}</span>
            ) : (
              <Badge tone="warn">请核对：{column.why.replace('，请核对', '')}</Badge>
            )}
          </span>
        </p>
        <p className="truncate text-xs text-ink-muted">{column.samples.join('、') || '这一列没有内容'}</p>
      </div>
      <div className="min-w-0">
        <div className="flex flex-wrap gap-2">
          <Select
            name={name('c')}
            label={`“${heading}”对应的字段`}
            hideLabel
            placeholder="不对应，作为备注保留"
            options={fields}
            defaultValue={column.field}
            className="min-w-44 grow"
          />
          {column.money ? (
            <Select
              name={name('u')}
              label={`“${heading}”的单位`}
              hideLabel
              placeholder="单位按台账"
              options={choices.units}
              defaultValue={column.unit}
              className="w-32"
            />
          ) : null}
          {column.field ? (
            <Select
              name={name('p')}
              label={`“${heading}”与系统已有内容不一致时`}
              hideLabel
              placeholder="已有内容：默认"
              options={choices.policies}
              defaultValue={column.policy}
              className="w-40 max-md:grow"
            />
          ) : null}
        </div>
        {extras ? (
          <div className="mt-2 hidden flex-wrap gap-2 group-has-[option[value='+']:checked]:flex">
            <TextInput
              name={name('x')}
              label={`“${heading}”作为自定义字段的名称`}
              hideLabel
              maxLength={30}
              defaultValue={column.extra.label}
              className="min-w-32 grow"
            />
            <Select
              name={name('xt')}
              label={`“${heading}”作为自定义字段的类型`}
              hideLabel
              options={choices.types}
              defaultValue={column.extra.type}
              className="w-24"
            />
          </div>
        ) : null}
      </div>
    </li>
  )
}
