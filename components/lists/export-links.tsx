import { Download, Printer } from 'lucide-react'
import { buttonClass } from '@/components/ui/button'

/** A list as it stands, to take away: Excel, CSV for programs, and the whole of it on paper. */
export function ExportLinks({ href }: { href: (format?: 'csv' | 'print') => string }) {
  return (
    <>
      <a href={href()} download className={buttonClass('secondary')}>
        <Download aria-hidden />
        导出Excel
      </a>
      <a href={href('csv')} download className={buttonClass('secondary')}>
        导出CSV
      </a>
      <a href={href('print')} target="_blank" rel="noopener" className={buttonClass('secondary')}>
        <Printer aria-hidden />
        打印全部
      </a>
    </>
  )
}
