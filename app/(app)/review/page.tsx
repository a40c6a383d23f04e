import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { unitChoices } from '@/components/lists/unit-choices'
import { PrintButton } from '@/components/reports/print-button'
import { DueLines, MovedLines, StuckLines } from '@/components/review/review-lists'
import { ReviewTable } from '@/components/review/review-tables'
import { WeekKeys } from '@/components/review/week-keys'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Select } from '@/components/ui/text-input'
import { orNotFound, pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { today } from '@/lib/kernel/clock'
import { paths } from '@/lib/kernel/paths'
import { type ReviewAddress, type ReviewListName, reviewAddress, reviewQuery } from '@/lib/review/address.schema'
import { type Review, reviewOf } from '@/lib/review/queries'
import { listedFor } from '@/lib/review/rows.rules'
import { addWeeks, weekOf, weekWords } from '@/lib/review/week.rules'
import { unitOptions } from '@/lib/units/queries'

export const metadata: Metadata = { title: '周督查' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const TITLES: Record<ReviewListName, string> = {
  created: '新增项目',
  moves: '推进项目',
  stuck: '停滞项目',
  due: '下周到期',
}
/** Lines of the standing lists before “全部”. */
const SHOWN = 8

/** 周督查: what each unit and each person did in a week, what stands still, and what is due in the next. */
export default async function ReviewPage({ searchParams }: Props) {
  const viewer = await pageViewer('review.read')
  const day = today()
  const address = reviewAddress(await searchParams, day)
  const [review, units] = await Promise.all([
    orNotFound(reviewOf(reader(), viewer, { week: address.week, unitId: address.unit }, day)),
    unitOptions(reader(), viewer, 'review.read'),
  ])
  const plain = { list: undefined, of: undefined, person: undefined }
  const to = (change: Partial<ReviewAddress>) => paths.review(reviewQuery(address, { ...plain, ...change }))
  const previous = to({ week: addWeeks(address.week, -1) })
  const next = address.week < weekOf(day) ? to({ week: addWeeks(address.week, 1) }) : undefined
  const table = { unitId: review.unit.id, address, period: review.period, asOf: review.asOf }
  const idle = review.people.filter((row) => row.id !== '' && row.visits + row.created + row.moves === 0)
  return (
    <div className="print-landscape">
      <WeekKeys previous={previous} next={next} />
      <PageHeader
        title="周督查"
        meta={`${review.unit.name} · ${weekWords(address.week)}${review.asOf < review.period.to ? `，截至 ${review.asOf}` : ''}`}
        actions={
          <>
            <ButtonLink href={previous} aria-keyshortcuts="ArrowLeft">
              <ChevronLeft aria-hidden />
              上周
            </ButtonLink>
            {next ? (
              <ButtonLink href={next} aria-keyshortcuts="ArrowRight">
                下周
                <ChevronRight aria-hidden />
              </ButtonLink>
            ) : null}
            {next ? <ButtonLink href={to({ week: weekOf(day) })}>本周</ButtonLink> : null}
            <PrintButton />
          </>
        }
      />
      {units.length > 1 ? (
        <FilterBar
          action={paths.review()}
          label="督查范围"
          keep={{ week: address.week, sort: reviewQuery(address).sort }}
        >
          <Select name="unit" label="单位" hideLabel options={unitChoices(units)} defaultValue={review.unit.id} />
        </FilterBar>
      ) : null}
      <div className="space-y-4">
        {address.list ? <Listed review={review} address={address} close={to({})} /> : null}
        <Section title="各单位" meta="各行为本级，不含下属单位" id="units" flush>
          <ReviewTable kind="unit" rows={review.units} total={review.total} {...table} />
        </Section>
        <Section
          title="各人员"
          id="people"
          meta={idle.length > 0 ? `${idle.length} 人本周没有走访、新增和推进` : undefined}
          flush
        >
          <ReviewTable kind="person" rows={review.people} {...table} />
        </Section>
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <Standing name="stuck" total={review.stuck.length} all={to({ list: 'stuck' })} none="没有停滞的项目。">
            <StuckLines {...review} rows={review.stuck.slice(0, SHOWN)} />
          </Standing>
          <Standing name="due" total={review.due.length} all={to({ list: 'due' })} none="下周没有到期的事项。">
            <DueLines {...review} rows={review.due.slice(0, SHOWN)} />
          </Standing>
        </div>
      </div>
    </div>
  )
}

type StandingProps = { name: ReviewListName; total: number; all: string; none: string; children: ReactNode }

function Standing({ name, total, all, none, children }: StandingProps) {
  return (
    <Section
      title={TITLES[name]}
      id={name}
      meta={total > 0 ? `${total} ${name === 'due' ? '项' : '个'}` : undefined}
      flush
      actions={
        total > SHOWN ? (
          <ButtonLink kind="quiet" size="small" href={`${all}#list`}>
            全部
          </ButtonLink>
        ) : null
      }
    >
      {total === 0 ? <p className="p-4 text-ink-muted">{none}</p> : children}
    </Section>
  )
}

/** What one figure of the tables counts. */
function Listed({ review, address, close }: { review: Review; address: ReviewAddress; close: string }) {
  const { list = 'moves', of, person } = address
  const who = of ? review.unitNames.get(of) : person ? (review.names.get(person) ?? '未指定责任人') : review.unit.name
  const some = <Row extends { unitId: string; ownerId: string | null }>(rows: Row[]) => listedFor(rows, { of, person })
  const lines = {
    created: () => <MovedLines {...review} rows={some(review.created)} />,
    moves: () => <MovedLines {...review} rows={some(review.moves)} />,
    stuck: () => <StuckLines {...review} rows={some(review.stuck)} />,
    due: () => <DueLines {...review} rows={some(review.due)} />,
  }
  const total = some<{ unitId: string; ownerId: string | null }>(review[list]).length
  return (
    <Section
      title={`${who ?? ''} ${TITLES[list]}`}
      id="list"
      meta={`${total} ${list === 'due' ? '项' : '个'}`}
      className="scroll-mt-16"
      flush
      actions={
        <ButtonLink kind="quiet" size="small" href={close}>
          收起
        </ButtonLink>
      }
    >
      {total === 0 ? <EmptyState title="没有这样的记录">换一周或换一个单位再看。</EmptyState> : lines[list]()}
    </Section>
  )
}
