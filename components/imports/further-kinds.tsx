import { Checkbox } from '@/components/ui/choices'
import type { TableView } from '@/lib/imports/view/view'
import type { Choices } from './column-choice'
import { Columns } from './columns'
import { LiveDoubts, LiveRows } from './live-rows'
import { NotTaken } from './not-taken'

type Props = {
  parts: TableView[]
  prefix: string
  kinds: { value: string; label: string }[]
  choices: Omit<Choices, 'fields'>
}

/** What the rows of a table hold beside their own kind; each has columns of its own, which may be columns of the table too. */
export function FurtherKinds({ parts, prefix, kinds, choices }: Props) {
  const labels = new Map(kinds.map(({ value, label }) => [value, label]))
  const others = kinds.filter(({ value }) => !parts.some(({ kind }) => kind === value))
  return (
    <div className="space-y-3">
      {parts.map((part, a) => (
        <fieldset key={part.kind} className="space-y-2 rounded-md border p-3">
          <legend className="px-1">这些行还包含：{labels.get(part.kind)}</legend>
          <input type="hidden" name={`${prefix}a${a}.was`} value={part.kind} />
          <Checkbox
            name={`${prefix}a${a}.kind`}
            value={part.kind}
            label={`一并导入${labels.get(part.kind)}`}
            defaultChecked
          />
          <LiveDoubts table={part.live} />
          <Columns view={part} prefix={`${prefix}a${a}.`} choices={choices} />
          <LiveRows table={part.live} title={`读出的${labels.get(part.kind)}`} />
          <NotTaken groups={part.notTaken} />
        </fieldset>
      ))}
      {others.length > 0 ? (
        <details className="rounded-md border">
          <summary className="touch flex cursor-pointer flex-wrap items-center gap-x-2 px-3 py-2">
            这些行还包含…
            <span className="text-ink-muted">如项目表里还有联系人、到账资金</span>
          </summary>
          <fieldset className="flex flex-wrap gap-x-5 border-t px-3 py-2">
            <legend className="sr-only">这些行还包含</legend>
            {others.map(({ value, label }, i) => (
              <Checkbox key={value} name={`${prefix}a${parts.length + i}.kind`} value={value} label={`＋${label}`} />
            ))}
            <p className="basis-full text-xs text-ink-muted">勾选后点“按所选重新读取”，再为它选择各列。</p>
          </fieldset>
        </details>
      ) : null}
    </div>
  )
}
