import { FileSpreadsheet, FileText, Presentation } from 'lucide-react'
import { buttonClass } from '@/components/ui/button'

/** The summary's files. Plain links: a download is no navigation. */
export function DownloadLinks({ word, excel, slides }: { word: string; excel: string; slides: string }) {
  return (
    <>
      <a href={word} download className={buttonClass('primary')}>
        <FileText aria-hidden />
        Word
      </a>
      <a href={excel} download className={buttonClass('secondary')}>
        <FileSpreadsheet aria-hidden />
        Excel
      </a>
      <a href={slides} download className={buttonClass('secondary')}>
        <Presentation aria-hidden />
        演示文稿
      </a>
    </>
  )
}
