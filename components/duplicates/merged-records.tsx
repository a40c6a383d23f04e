import Link from 'next/link'
import { Section } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { Timeline } from '@/components/ui/timeline'
import type { MergedRow, OpenPair } from '@/lib/duplicates/merged.queries'
import { dayOf } from '@/lib/kernel/clock'
import { paths } from '@/lib/kernel/paths'

/** What a record was merged from: each with who, when and why, undone ones too. Nothing when it never was. */
export function MergedRecords({ rows, mayUndo }: { rows: MergedRow[]; mayUndo: boolean }) {
  if (rows.length === 0) return null
  const standing = rows.filter((row) => row.undoneAt === null).length
  return (
    <Section
      title={`曾合并 ${rows.length} 条`}
      meta={standing === rows.length ? undefined : `现有 ${standing} 条`}
      id="merged"
    >
      <Timeline
        label="合并记录"
        items={rows.map((row) => ({
          id: row.id,
          when: dayOf(row.at),
          tone: row.undoneAt ? 'neutral' : 'accent',
          title: (
            <>
              {row.name} <span className="font-normal text-ink-muted">{row.unitName}</span>
            </>
          ),
          detail: (
            <>
              <span className="block">
                {dayOf(row.recordedAt)} 登记；{row.by ?? '命令行操作员'}
                {row.verdict === 'overwrite' ? '覆盖合并' : '合并'}：{row.reason}
              </span>
              {row.undoneAt ? (
                <span className="block">
                  {dayOf(row.undoneAt)} 由{row.undoneBy ?? '命令行操作员'}撤销：{row.undoReason}
                </span>
              ) : null}
              {row.pairId && mayUndo && !row.undoneAt ? (
                <Link href={paths.duplicate(row.pairId)} prefetch={false} className="text-accent underline max-md:py-2">
                  查看或撤销
                </Link>
              ) : null}
            </>
          ),
        }))}
      />
    </Section>
  )
}

/** Says on a record's page that another one may be the same. */
export function OpenPairs({ pairs }: { pairs: OpenPair[] }) {
  if (pairs.length === 0) return null
  return (
    <Notice tone="warn" className="mb-4" title={`有 ${pairs.length} 条记录可能与这一条重复，等待负责人处理`}>
      <ul>
        {pairs.map((pair) => (
          <li key={pair.id} className="max-md:py-1">
            {pair.open ? (
              <Link
                href={paths.duplicate(pair.id)}
                prefetch={false}
                className="underline underline-offset-2 max-md:py-2"
              >
                {pair.name}
              </Link>
            ) : (
              pair.name
            )}
            （{pair.unitName}）{pair.reasons.join('；')}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
