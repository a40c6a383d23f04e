import Link from 'next/link'
import { Notice } from '@/components/ui/notice'
import { reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { sameFileBefore } from '@/lib/imports/same-file.queries'
import { paths } from '@/lib/kernel/paths'

/** Tells that the very same file is in already, and leads there. It may be read again: what is unchanged writes nothing. */
export async function SameFile({ viewer, batch }: { viewer: Viewer; batch: { id: string; sha256: string } }) {
  const before = await sameFileBefore(reader(), viewer, batch)
  if (!before) return null
  return (
    <Notice tone="warn" title="同一份文件已经导入过" className="mb-4">
      {before.byName ?? '有人'}于 {before.day} {before.written ? '导入' : '提交导入'}了内容完全相同的文件“
      <Link href={paths.imports.one(before.id)} className="underline">
        {before.fileName}
      </Link>
      ”。可以去看那次的结果；也可以在这里照常再导入一次，没有变化的行不会重复写入。
    </Notice>
  )
}
