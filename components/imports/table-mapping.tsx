import { Badge } from '@/components/ui/badge'
import { buttonClass } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { Select, TextInput } from '@/components/ui/text-input'
import type { TableView } from '@/lib/imports/view/view'
import type { Choices, Option } from './column-choice'
import { Columns } from './columns'
import { FurtherKinds } from './further-kinds'
import { LiveCount, LiveDoubts, LiveRows } from './live-rows'
import { NotTaken } from './not-taken'

type Props = { view: TableView; parts: TableView[]; n: number; kinds: Option[]; choices: Omit<Choices, 'fields'> }

/** One table of a ledger: what it was taken for, column by column, what was read and what was left. Field names: see imports/form.schema. */
export function TableMapping({ view, parts, n, kinds, choices }: Props) {
  const prefix = `t${n}.`
  const current = view.include ? view.kind : 'skip'
  return (
    <Section id={`table-${n}`} title={`《${view.name}》`} meta={<Meta view={view} />}>
      <input type="hidden" name={`${prefix}sheet`} value={view.sheet} />
      <input type="hidden" name={`${prefix}table`} value={view.table} />
      <input type="hidden" name={`${prefix}was`} value={current} />
      <div className="space-y-4">
        {view.remembered ? (
          <Notice
            title={`沿用 ${view.remembered} 确认的对应关系`}
            action={
              // a button, since it must carry the choices made in the other tables
              <button type="submit" name="auto" value={n} className={buttonClass('secondary', 'small')}>
                改回自动识别
              </button>
            }
          >
            这些列的标题与那次一样，按那次的选择读取；如有不同，可在下面改正。
          </Notice>
        ) : null}
        <LiveDoubts table={view.live} />
        <div className="grid gap-3 sm:grid-cols-2 lg:max-w-xl">
          <Select name={`${prefix}kind`} label="这张表是" options={kinds} defaultValue={current} />
          {view.include ? (
            <TextInput
              name={`${prefix}year`}
              label="日期没写年份时按"
              inputMode="numeric"
              defaultValue={view.year ?? ''}
              hint="年份，如 2018"
            />
          ) : null}
        </div>
        {view.include ? (
          <>
            <Columns view={view} prefix={prefix} choices={choices} />
            <LiveRows table={view.live} title="读出的内容" />
            <FurtherKinds
              parts={parts}
              prefix={prefix}
              kinds={kinds.filter(({ value }) => value !== 'skip' && value !== view.kind)}
              choices={choices}
            />
          </>
        ) : null}
        <NotTaken groups={view.notTaken} />
      </div>
    </Section>
  )
}

function Meta({ view }: { view: TableView }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      {view.hidden ? <Badge>隐藏的工作表</Badge> : null}
      {view.title}
      {view.include ? <LiveCount table={view.live} /> : <span>不导入</span>}
    </span>
  )
}
