import { Notice } from '@/components/ui/notice'
import type { RawWorkbook } from '@/lib/imports/read/raw'

/** What a person should know of how the file was read: macros left, hidden rows taken. */
export function FileNotes({ workbook }: { workbook: RawWorkbook }) {
  const notes = [
    ...(workbook.notes ?? []),
    ...workbook.sheets.flatMap(({ name, notes = [] }) => notes.map((note) => (name ? `《${name}》${note}` : note))),
  ]
  if (notes.length === 0) return null
  return (
    <Notice tone="accent" title="读取文件时">
      {notes.slice(0, 12).join('；')}
      {notes.length > 12 ? `；等 ${notes.length} 处` : ''}。
    </Notice>
  )
}
