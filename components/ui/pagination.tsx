import { ChevronLeft, ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { buttonClass } from './button'

type Props = {
  /** 1-based. */
  page: number
  pageSize: number
  total: number
  pageHref: (page: number) => string
  /** What is counted: 家企业、个项目. */
  unit?: string
  /** `total` is as far as was counted: there may be more. */
  orMore?: boolean
}

/** Where in the list we are, and the links to its other pages. */
export function Pagination({ page, pageSize, total, pageHref, unit = '条', orMore = false }: Props) {
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const from = total === 0 ? 0 : (page - 1) * pageSize + 1
  const number = (value: number) => value.toLocaleString('zh-CN')
  return (
    <nav
      aria-label="翻页"
      className="flex flex-wrap items-center justify-between gap-2 px-4 py-2 text-sm text-ink-muted"
    >
      <p>
        {orMore ? '至少' : '共'} <span className="font-medium text-ink">{number(total)}</span> {unit}
        {pages > 1 ? `，本页第 ${number(from)}–${number(Math.min(page * pageSize, total))} ${unit}` : ''}
      </p>
      {pages > 1 ? (
        <div className="no-print flex items-center gap-2">
          {page > 1 ? (
            <Link href={pageHref(page - 1)} prefetch={false} rel="prev" className={buttonClass('secondary', 'small')}>
              <ChevronLeft aria-hidden />
              上一页
            </Link>
          ) : null}
          <span>
            第 {number(page)} / {number(pages)} 页
          </span>
          {page < pages ? (
            <Link href={pageHref(page + 1)} prefetch={false} rel="next" className={buttonClass('secondary', 'small')}>
              下一页
              <ChevronRight aria-hidden />
            </Link>
          ) : null}
        </div>
      ) : null}
    </nav>
  )
}
