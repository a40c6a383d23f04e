import { FileImage, FileSpreadsheet, FileText } from 'lucide-react'
import { previewOf, typeWord } from '@/lib/evidence/types.rules'

/** A file's thumbnail, or a sign of what it is. Decoration: the name stands beside it. */
export function FileFace({ type, src }: { type: string | null; src?: string }) {
  const box = 'grid size-11 shrink-0 place-items-center overflow-hidden rounded border bg-sunken text-ink-muted'
  if (src && previewOf(type) === 'picture')
    return (
      <span className={box}>
        {/* next/image would fetch it without the person's session. */}
        <img src={src} alt="" loading="lazy" decoding="async" className="size-full object-cover" />
      </span>
    )
  const word = typeWord(type)
  const Icon = word === '图片' ? FileImage : word === 'Excel' ? FileSpreadsheet : FileText
  return (
    <span aria-hidden className={box}>
      <Icon className="size-5" />
    </span>
  )
}
