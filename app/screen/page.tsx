import type { Metadata } from 'next'
import { Live } from '@/components/screen/live'
import { ScreenBoard } from '@/components/screen/screen-board'
import { orNotFound, pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { momentText, now, today } from '@/lib/kernel/clock'
import { monthOf } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { summaryNumbers } from '@/lib/reports/queries'
import { defaultUnit } from '@/lib/reports/scope.queries'
import { screenOf } from '@/lib/reports/screen'

export const metadata: Metadata = { title: '大屏' }

type Props = { searchParams: Promise<{ unit?: string | string[] }> }

/** The screen in the hall: the present month of a unit, without the frame of the signed-in pages. */
export default async function ScreenPage({ searchParams }: Props) {
  const viewer = await pageViewer('report.read')
  const asked = [(await searchParams).unit].flat()[0]
  const unit = asked || (await orNotFound(defaultUnit(reader(), viewer)))
  const numbers = await orNotFound(summaryNumbers(reader(), viewer, monthOf(today()), unit))
  return (
    <ScreenBoard view={screenOf(numbers)}>
      <Live moment={momentText(now())} alive={paths.screenAlive()} />
    </ScreenBoard>
  )
}
