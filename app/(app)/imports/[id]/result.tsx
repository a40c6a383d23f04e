import { CountsTable } from '@/components/imports/counts-table'
import { ResultRows } from '@/components/imports/result-rows'
import { Card, Section } from '@/components/ui/card'
import { Pagination } from '@/components/ui/pagination'
import { Tabs } from '@/components/ui/tabs'
import { reader } from '@/lib/access/session'
import { countRows, NOUN_TERMS, OUTCOME_TERMS } from '@/lib/imports/counts'
import { NOUNS, OUTCOMES } from '@/lib/imports/plan/plan-types'
import { type Batch, writtenRows } from '@/lib/imports/queries'
import { paths } from '@/lib/kernel/paths'

const PAGE_SIZE = 50
const HREF: Record<string, (id: string) => string> = {
  company: paths.companies.one,
  project: paths.projects.one,
  visit: paths.visits.one,
  event: paths.events.one,
}

/** What a written ledger has become, row by row. */
export async function Result({ batch, query }: { batch: Batch; query: { outcome?: string; page?: string } }) {
  const counts = batch.counts ?? {}
  const outcome =
    OUTCOMES.find((one) => one === query.outcome) ?? OUTCOMES.find((one) => (counts[one] ?? 0) > 0) ?? 'created'
  const page = Math.max(1, Math.floor(Number(query.page)) || 1)
  const rows = await writtenRows(reader(), batch.id, outcome, page)
  const here = (more: Record<string, string | number>) =>
    `${paths.imports.one(batch.id)}?${new URLSearchParams(Object.entries(more).map(([key, value]) => [key, String(value)]))}`
  return (
    <div className="space-y-4">
      <Section title="导入结果" flush>
        <CountsTable caption="各类记录的导入结果" rows={countRows(counts)} />
      </Section>
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
              href: row.recordId ? HREF[row.noun]?.(row.recordId) : undefined,
            }))}
          />
          <Pagination
            page={page}
            pageSize={PAGE_SIZE}
            total={counts[outcome] ?? 0}
            unit="行"
            pageHref={(next) => here({ outcome, page: next })}
          />
        </Card>
      </div>
    </div>
  )
}
