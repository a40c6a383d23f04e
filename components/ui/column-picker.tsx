import { Columns3 } from 'lucide-react'
import { buttonClass } from './button'
import { FilterForm } from './filter-form'
import { MenuPanel } from './menu'

type Props = {
  action: string
  columns: { key: string; header: string; hidden?: boolean }[]
  /** Name of the parameter, sent once for each shown column. */
  name?: string
  /** The rest of the address: filters and sort. */
  keep?: Record<string, string | string[] | undefined>
}

/** Chooses the columns of a list through its address. */
export function ColumnPicker({ action, columns, name = 'col', keep = {} }: Props) {
  return (
    <MenuPanel label="显示列" icon={<Columns3 aria-hidden />} align="end" phone="hidden">
      <FilterForm action={action} label="选择显示的列">
        {Object.entries(keep).flatMap(([key, value]) =>
          [value]
            .flat()
            .map((one) => (one ? <input key={`${key}-${one}`} type="hidden" name={key} value={one} /> : null)),
        )}
        <div className="space-y-0.5 p-2">
          {columns.map((column) => (
            <label key={column.key} className="flex items-center gap-2 rounded-sm px-2 py-1 hover:bg-sunken">
              <input
                type="checkbox"
                name={name}
                value={column.key}
                defaultChecked={!column.hidden}
                className="size-4"
              />
              {column.header}
            </label>
          ))}
        </div>
        <div className="border-t p-2">
          <button type="submit" className={buttonClass('primary', 'small', 'w-full')}>
            应用
          </button>
        </div>
      </FilterForm>
    </MenuPanel>
  )
}
