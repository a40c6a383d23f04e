import { FileSpreadsheet, FileText, Image, Presentation } from 'lucide-react'
import { buttonClass } from '@/components/ui/button'

const ICONS = { docx: FileText, xlsx: FileSpreadsheet, pptx: Presentation, png: Image }

/** A summary's files, in their order. Plain links: a download is no navigation. */
export function DownloadLinks({ files }: { files: { format: keyof typeof ICONS; label: string; href: string }[] }) {
  return files.map(({ format, label, href }) => {
    const Icon = ICONS[format]
    return (
      <a key={format} href={href} download className={buttonClass(format === 'docx' ? 'primary' : 'secondary')}>
        <Icon aria-hidden />
        {label}
      </a>
    )
  })
}
