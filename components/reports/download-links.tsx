import { FileSpreadsheet, FileText } from 'lucide-react'
import { buttonClass } from '@/components/ui/button'

/** The summary's files. Plain links: a download is no navigation. */
export function DownloadLinks({ word, excel }: { word: string; excel: string }) {
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
    </>
  )
}
