import { buttonClass } from '@/components/ui/button'
import { IMPORT_KIND_TERMS, IMPORT_KINDS } from '@/lib/imports/schema'
import { paths } from '@/lib/kernel/paths'

/** Empty workbooks to fill in, one per kind and one of all. */
export function TemplateLinks() {
  return (
    <ul className="flex flex-wrap gap-2">
      {['all', ...IMPORT_KINDS].map((kind) => (
        <li key={kind}>
          <a href={paths.template(kind)} download className={buttonClass('secondary', 'small')}>
            {kind === 'all' ? '全部类别' : IMPORT_KIND_TERMS[kind as keyof typeof IMPORT_KIND_TERMS]}
            <span className="sr-only">模板</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
