import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import type { EvidenceRow } from '@/lib/evidence/queries'
import { previewOf, sizeWords, typeWord } from '@/lib/evidence/types.rules'
import { dayOf } from '@/lib/kernel/clock'
import { paths } from '@/lib/kernel/paths'
import { EvidencePreview } from './evidence-preview'
import { FileFace } from './file-face'

type Props = {
  rows: EvidenceRow[]
  /** Where a piece hangs, by its recordId, when that is not the page's own record: 签约, 实缴/到位资金 2026-03-01. */
  places?: Readonly<Record<string, string>>
  /** What may be done with one piece. */
  actions?: (row: EvidenceRow) => ReactNode
}

/** Evidence by what it proves; replaced pieces stand last in their group and say so. */
export function EvidenceList({ rows, places = {}, actions }: Props) {
  const groups = Map.groupBy(rows, ({ provesLabel }) => provesLabel)
  return (
    <div className="divide-y">
      {[...groups].map(([label, group]) => (
        <section key={label} aria-label={label} className="px-4 py-3">
          <h3 className="mb-1 text-sm font-medium text-ink-muted">
            {label} · {group.filter(({ supersededAt }) => supersededAt === null).length} 份
          </h3>
          <ul className="space-y-1">
            {group
              .toSorted((a, b) => Number(a.supersededAt !== null) - Number(b.supersededAt !== null))
              .map((row) => (
                <li key={row.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <Face row={row} place={placeOf(row, places)} />
                  {actions ? <div className="flex items-center gap-1 max-md:ml-12">{actions(row)}</div> : null}
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

const placeOf = (row: EvidenceRow, places: Readonly<Record<string, string>>): string | undefined =>
  row.noun === 'import' ? '台账导入' : places[row.recordId]

function Face({ row, place }: { row: EvidenceRow; place?: string }) {
  const href = paths.file(row.id)
  const downloadHref = paths.file(row.id, { download: 1 })
  const kind = previewOf(row.type)
  const face = (
    <>
      <FileFace type={row.type} src={href} />
      <Words row={row} place={place} />
    </>
  )
  if (kind === undefined)
    return (
      <a
        href={downloadHref}
        aria-label={`下载 ${row.fileName}`}
        className="flex min-h-11 min-w-0 flex-1 items-center gap-3 rounded hover:bg-sunken max-md:basis-full"
      >
        {face}
      </a>
    )
  return (
    <EvidencePreview fileName={row.fileName} kind={kind} href={href} downloadHref={downloadHref}>
      {face}
    </EvidencePreview>
  )
}

function Words({ row, place }: { row: EvidenceRow; place?: string }) {
  const { fileName, type, size, by, recordedAt, datedOn, description, countedAt, supersededAt } = row
  const facts = [
    typeWord(type),
    size === null ? undefined : sizeWords(size),
    datedOn && `材料日期 ${datedOn}`,
    `${by ?? '系统'} ${dayOf(recordedAt)} 上传`,
  ]
  return (
    <span className="min-w-0 flex-1">
      <span className="flex flex-wrap items-center gap-x-2">
        <span className={supersededAt ? 'break-all text-ink-muted line-through' : 'break-all font-medium'}>
          {fileName}
        </span>
        {place ? <Badge>{place}</Badge> : null}
        {countedAt ? <Badge tone="ok">已作认定依据</Badge> : null}
        {supersededAt ? <Badge tone="warn">已被替换</Badge> : null}
      </span>
      <span className="block text-xs text-ink-muted">{facts.filter(Boolean).join(' · ')}</span>
      {description ? <span className="block text-sm">{description}</span> : null}
    </span>
  )
}
