import { Badge } from '@/components/ui/badge'
import { Section } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { Select, TextInput } from '@/components/ui/text-input'
import type { TableView } from '@/lib/imports/view'
import { NotTaken } from './not-taken'
import { TakenRows } from './taken-rows'

type Option = { value: string; label: string }
type Props = { view: TableView; n: number; kinds: Option[]; units: Option[] }

/** One table of a ledger: what it was taken for, column by column, what was read and what was left. Field names: see imports/form.schema. */
export function TableMapping({ view, n, kinds, units }: Props) {
  const name = (part: string) => `t${n}.${part}`
  const current = view.include ? view.kind : 'skip'
  return (
    <Section id={`table-${n}`} title={`《${view.name}》`} meta={<Meta view={view} />}>
      <input type="hidden" name={name('sheet')} value={view.sheet} />
      <input type="hidden" name={name('table')} value={view.table} />
      <input type="hidden" name={name('was')} value={current} />
      <div className="space-y-4">
        {view.doubts.length > 0 ? (
          <Notice tone="warn" title="请核对">
            <ul className="list-disc pl-5">
              {view.doubts.map((doubt) => (
                <li key={doubt}>{doubt}</li>
              ))}
            </ul>
          </Notice>
        ) : null}
        <div className="grid gap-3 sm:grid-cols-2 lg:max-w-xl">
          <Select name={name('kind')} label="这张表是" options={kinds} defaultValue={current} />
          {view.include ? (
            <TextInput
              name={name('year')}
              label="日期没写年份时按"
              inputMode="numeric"
              defaultValue={view.year ?? ''}
              hint="年份，如 2018"
            />
          ) : null}
        </div>
        {view.include ? <Columns view={view} name={name} units={units} /> : null}
        {view.include ? <TakenRows view={view} /> : null}
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
      <span>{view.include ? `读出 ${view.taken.toLocaleString('zh-CN')} 行` : '不导入'}</span>
    </span>
  )
}

function Columns({ view, name, units }: { view: TableView; name: (part: string) => string; units: Option[] }) {
  return (
    <div>
      <table className="w-full text-sm">
        <caption className="sr-only">《{view.name}》各列对应的字段</caption>
        <thead className="text-left text-ink-muted max-md:sr-only">
          <tr>
            <th scope="col" className="py-1.5 pr-4 font-medium">
              台账的列
            </th>
            <th scope="col" className="py-1.5 pr-4 font-medium max-md:hidden">
              内容举例
            </th>
            <th scope="col" className="w-64 py-1.5 font-medium">
              对应
            </th>
          </tr>
        </thead>
        <tbody>
          {view.columns.map((column) => (
            <tr key={column.index} className="border-t align-top max-md:flex max-md:flex-col max-md:py-1">
              <th scope="row" className="py-1.5 pr-4 text-left font-normal">
                {column.heading}
                {column.sure ? null : <Badge tone="warn">请核对</Badge>}
              </th>
              <td className="max-w-80 truncate py-1.5 pr-4 text-ink-muted max-md:hidden">
                {column.samples.join('、')}
              </td>
              <td className="py-1">
                <div className="flex gap-2">
                  <Select
                    name={name(`c${column.index}`)}
                    label={`“${column.heading}”对应的字段`}
                    hideLabel
                    placeholder="不对应，作为备注保留"
                    options={view.fields}
                    defaultValue={column.field}
                    className="min-w-40 grow"
                  />
                  {column.money ? (
                    <Select
                      name={name(`u${column.index}`)}
                      label={`“${column.heading}”的单位`}
                      hideLabel
                      placeholder="单位按台账"
                      options={units}
                      defaultValue={column.unit}
                      className="w-32"
                    />
                  ) : null}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
