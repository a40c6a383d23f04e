import { CountsTable } from '@/components/imports/counts-table'
import { ResultRows } from '@/components/imports/result-rows'
import { Card, Section } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { Pagination } from '@/components/ui/pagination'
import { Tabs } from '@/components/ui/tabs'
import { reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { evidenceOfRecord } from '@/lib/evidence/queries'
import { countRows, listedOf, NOUN_TERMS, OUTCOME_TERMS } from '@/lib/imports/counts'
import { NOUNS, OUTCOMES } from '@/lib/imports/plan/plan-types'
import { type Batch, type WrittenRow, writtenRows } from '@/lib/imports/queries'
import { paths } from '@/lib/kernel/paths'
import { EvidenceSection } from '../../evidence/evidence-section'
import { Undone } from './undone'

const PAGE_SIZE = 50
const HREF: Record<string, (id: string) => string> = {
  company: paths.companies.one,
  project: paths.projects.one,
  visit: paths.visits.one,
  event: paths.events.one,
}
const hrefOf = ({ noun, recordId, companyId }: WrittenRow) =>
  companyId ? paths.companies.one(companyId) : recordId ? HREF[noun]?.(recordId) : undefined

type Props = { viewer: Viewer; batch: Batch; query: { outcome?: string; page?: string } }

/** What a written ledger has become, row by row. */
export async function Result({ viewer, batch, query }: Props) {
  const counts = batch.counts ?? {}
  const outcome =
    OUTCOMES.find((one) => one === query.outcome) ?? OUTCOMES.find((one) => (counts[one] ?? 0) > 0) ?? 'created'
  const page = Math.max(1, Math.floor(Number(query.page)) || 1)
  const rows = await writtenRows(reader(), batch.id, outcome, page)
  const ledger = await evidenceOfRecord(reader(), viewer, 'import', batch.id)
  const here = (more: Record<string, string | number>) =>
    `${paths.imports.one(batch.id)}?${new URLSearchParams(Object.entries(more).map(([key, value]) => [key, String(value)]))}`
  return (
    <div className="space-y-4">
      {batch.status === 'undone' ? <Undone batch={batch} /> : null}
      {batch.status === 'written' && counts.refused ? (
        <Notice tone="warn" title={`有 ${counts.refused.toLocaleString('zh-CN')} 行没有导入`}>
          “下载未导入的行”得到与原表同样格式的文件，最后一列写明问题；改好后直接上传，只会补上这些行，不会重复。
        </Notice>
      ) : null}
      <Section title="导入结果" flush>
        <CountsTable caption="各类记录的导入结果" rows={countRows(counts)} />
        {batch.asVerified && batch.status === 'written' ? (
          <p className="border-t px-4 py-2.5 text-ink-muted">
            往年的签约、落地、资金等事项已按这份台账认定，今年的为待认定。
          </p>
        ) : null}
      </Section>
      {ledger.length > 0 ? <EvidenceSection rows={ledger} empty="" /> : null}
      <div>
        <Tabs
          label="按结果查看"
          tabs={OUTCOMES.map((one) => ({
            label: OUTCOME_TERMS[one],
            href: here({ outcome: one }),
            count: counts[one] ?? 0,
            current: one === outcome,
          }))}
        />
        <Card flush>
          <ResultRows
            rows={rows.map((row) => ({
              key: `${row.sheet} ${row.rowNo} ${row.noun}`,
              sheet: row.sheet,
              rowNo: row.rowNo,
              noun: NOUN_TERMS[NOUNS.find((noun) => noun === row.noun) ?? 'project'],
              outcome: OUTCOME_TERMS[row.outcome],
              reason: row.reason ?? '',
              title: row.title ?? '',
              // what was taken back is gone; what was kept is listed, with its links, above
              href: batch.status === 'undone' ? undefined : hrefOf(row),
            }))}
          />
          <Pagination
            page={page}
            pageSize={PAGE_SIZE}
            total={listedOf(counts, outcome)}
            unit="行"
            pageHref={(next) => here({ outcome, page: next })}
          />
        </Card>
      </div>
    </div>
  )
}
