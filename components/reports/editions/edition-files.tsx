import { Section } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { sizeWords } from '@/lib/evidence/types.rules'

/** A frozen file; `href` is missing for those who may read and not export. */
export type FrozenFileRow = { format: string; label: string; size: number; sha256: string; href?: string }

/** The files of an edition as they went out, each with the hash by which anybody can tell that it is the same. */
export function EditionFiles({ rows }: { rows: FrozenFileRow[] }) {
  return (
    <Section id="files" title="发布文件" meta="与发布当日逐字节一致" flush>
      <DataTable
        caption="发布文件"
        rows={rows}
        rowKey={(row) => row.format}
        columns={[
          {
            key: 'label',
            header: '文件',
            phone: 'title',
            cell: ({ label, href }) =>
              href ? (
                <a href={href} download className="text-accent hover:underline">
                  {label}
                </a>
              ) : (
                label
              ),
          },
          { key: 'size', header: '大小', align: 'end', phone: 'end', cell: ({ size }) => sizeWords(size) },
          {
            key: 'sha256',
            header: 'SHA-256',
            phone: 'meta',
            cell: ({ sha256 }) => <code className="break-all text-xs">{sha256}</code>,
          },
        ]}
      />
    </Section>
  )
}
