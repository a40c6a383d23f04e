import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { InstructionForm } from '@/components/instructions/instruction-form'
import { unitChoices } from '@/components/lists/unit-choices'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { reader } from '@/lib/access/session'
import { mayInstruct, quickDueDays, usualDueDay } from '@/lib/comments/instruction.rules'
import { TALK_NOUNS } from '@/lib/comments/schema'
import { findTarget } from '@/lib/comments/target.queries'
import { today } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { paths, recordPath } from '@/lib/kernel/paths'
import { NOUN_WORDS } from '@/lib/kernel/trail'
import { calendarNote } from '@/lib/kernel/working-days'
import { unitOptions } from '@/lib/units/queries'
import { colleagueOptions } from '@/lib/users/queries'
import { createInstructionAction } from '../actions'

export const metadata: Metadata = { title: '作批示' }

type Props = { searchParams: Promise<{ noun?: string; record?: string }> }

export default async function NewInstructionPage({ searchParams }: Props) {
  const viewer = await pageViewer('instruction.write')
  const { noun: named, record } = await searchParams
  const noun = TALK_NOUNS.find((each) => each === named)
  const read = reader()
  const target = noun && record ? await findTarget(read, viewer, noun, record) : undefined
  if (named && !target) notFound()
  const [people, units] = await Promise.all([
    colleagueOptions(read, viewer),
    unitOptions(read, viewer, 'instruction.write'),
  ])
  const others = people.filter(({ value, role }) => value !== viewer.userId && mayInstruct(viewer.role, role))
  const day = today()
  const due = usualDueDay(day)
  const back = target ? (recordPath(target.noun, target.recordId) ?? '') : paths.instructions.list()
  return (
    <>
      <PageHeader
        title="作批示"
        breadcrumb={[
          { label: '批示', href: paths.instructions.list() },
          ...(target ? [{ label: target.name, href: back }] : []),
        ]}
        meta={target ? `关于${NOUN_WORDS[target.noun] ?? ''}“${target.name}”` : '单独交办，不关联记录'}
      />
      <InstructionForm
        action={createInstructionAction}
        formKey={newId()}
        record={target && { noun: target.noun, recordId: target.recordId }}
        people={others}
        suggested={others.find(({ value }) => value === target?.ownerId)}
        units={unitChoices(units)}
        today={day}
        due={due}
        quick={quickDueDays(day)}
        dueHint={calendarNote(due)}
        cancelHref={back}
      />
    </>
  )
}
