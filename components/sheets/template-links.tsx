import { buttonClass } from '@/components/ui/button'
import type { Option } from '@/components/ui/text-input'
import { paths } from '@/lib/kernel/paths'

/** Empty workbooks to fill in, one per kind and one of all. */
export function TemplateLinks({ kinds }: { kinds: Option[] }) {
  return (
    <ul className="flex flex-wrap gap-2">
      {[{ value: 'all', label: '全部类别' }, ...kinds].map(({ value, label }) => (
        <li key={value}>
          <a href={paths.template(value)} download className={buttonClass('secondary', 'small')}>
            {label}
            <span className="sr-only">模板</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
