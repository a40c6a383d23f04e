import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { AnswerForm } from '@/components/calendar/answer-form'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { pageViewer } from '@/lib/access/page'
import { may } from '@/lib/access/roles'
import { reaches } from '@/lib/access/scope'
import { reader } from '@/lib/access/session'
import { VISIT_PLAN_LABELS as labels } from '@/lib/calendar/labels'
import { findVisitPlan } from '@/lib/calendar/queries'
import { PLAN_STANDING_TERMS, planStanding, timeWords } from '@/lib/calendar/rules'
import { weekdayName } from '@/lib/calendar/week.rules'
import { today } from '@/lib/kernel/clock'
import { formatDay } from '@/lib/kernel/month'
import { paths } from '@/lib/kernel/paths'
import { PLAN_ANSWER_TERMS } from '@/lib/kernel/terms'
import { colleagueOptions } from '@/lib/users/queries'
import { mayHold } from '@/lib/visits/plan.rules'
import { answerPlanAction } from '../../actions'

export const metadata: Metadata = { title: '走访计划' }

const TONE = { planned: 'accent', due: 'bad', held: 'ok', cancelled: 'neutral' } as const
const ANSWER_TONE = { asked: 'neutral', joined: 'ok', declined: 'warn' } as const
const LINK = 'text-accent underline underline-offset-2'

export default async function PlanPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await pageViewer('visit.read')
  const { id } = await params
  const plan = await findVisitPlan(reader(), viewer, id)
  if (!plan) notFound()
  const standing = planStanding(plan, today())
  const open = plan.state === 'planned'
  const mayChange = open && reaches(viewer, 'visit.write', plan)
  const joined = plan.asked.flatMap((unit) => (unit.answer === 'joined' ? [unit.unitId] : []))
  const mayRecord = open && may(viewer, 'visit.write') && mayHold({ ...plan, joined }, viewer.unitId, today())
  const people = open && plan.asked.length > 0 ? await colleagueOptions(reader(), viewer) : []
  const mayAnswer = (unitId: string) =>
    open && reaches(viewer, 'visit.write', { unitId, ownerId: unitId === viewer.unitId ? viewer.userId : null })
  return (
    <>
      <PageHeader
        title={`走访计划：${plan.companyName}`}
        breadcrumb={[{ label: '日程', href: paths.calendar({ week: plan.happensOn }) }]}
        meta={
          <>
            <Badge tone={TONE[standing]}>{PLAN_STANDING_TERMS[standing]}</Badge>
            <span>
              {formatDay(plan.happensOn)} {weekdayName(plan.happensOn)}{' '}
              {timeWords(plan.startsAt, plan.endsAt) || '全天'}
            </span>
          </>
        }
        actions={
          <>
            {mayChange ? <ButtonLink href={paths.visitPlans.edit(id)}>修改或取消</ButtonLink> : null}
            {mayRecord ? (
              <ButtonLink kind="primary" href={paths.visits.create({ plan: id })}>
                记为走访
              </ButtonLink>
            ) : null}
          </>
        }
      />
      {standing === 'due' ? (
        <Notice tone="warn" title="计划日期已过，还没有走访记录" className="mb-4">
          {mayRecord
            ? '已经走访的，请点“记为走访”补记；没有成行的，请修改日期或取消计划。'
            : '由计划单位或答复参加的单位补记。'}
        </Notice>
      ) : null}
      {plan.state === 'held' ? (
        <Notice tone="ok" title="已按计划走访" className="mb-4">
          {plan.visitId ? (
            <Link href={paths.visits.one(plan.visitId)} prefetch={false} className={LINK}>
              查看走访记录
            </Link>
          ) : (
            '走访记录由记录单位保管。'
          )}
        </Notice>
      ) : null}
      <div className="space-y-4">
        <Section title="计划内容" id="facts">
          <DescriptionList
            items={[
              {
                term: labels.companyId,
                value: (
                  <Link href={paths.companies.one(plan.companyId)} prefetch={false} className={LINK}>
                    {plan.companyName}
                  </Link>
                ),
              },
              { term: labels.kind, value: plan.kindLabel },
              { term: labels.place, value: plan.place },
              { term: '责任单位', value: [plan.unitName, plan.ownerName].filter(Boolean).join(' ') },
              {
                term: labels.projectId,
                value: plan.projectId && plan.projectName && (
                  <Link href={paths.projects.one(plan.projectId)} prefetch={false} className={LINK}>
                    {plan.projectName}
                  </Link>
                ),
              },
              {
                term: labels.purpose,
                value: <p className="max-w-prose whitespace-pre-wrap">{plan.purpose}</p>,
                wide: true,
              },
            ]}
          />
        </Section>
        {plan.asked.length > 0 ? (
          <Section title="联合走访单位" id="joint" meta="参加的单位，走访各计一家次">
            <ul className="space-y-4">
              {plan.asked.map((unit) => (
                <li key={unit.unitId} className="space-y-2">
                  <p className="flex flex-wrap items-center gap-2">
                    <span className="font-medium">{unit.unitName}</span>
                    <Badge tone={ANSWER_TONE[unit.answer]}>{PLAN_ANSWER_TERMS[unit.answer]}</Badge>
                    {unit.personName ? <span className="text-ink-muted">{unit.personName}</span> : null}
                  </p>
                  {mayAnswer(unit.unitId) ? (
                    <AnswerForm
                      key={`${unit.answer}-${unit.userId}`}
                      action={answerPlanAction}
                      id={id}
                      unit={{ id: unit.unitId, name: unit.unitName }}
                      answer={unit.answer}
                      people={people
                        .filter((person) => person.unitId === unit.unitId)
                        .map(({ value, label }) => ({ value, label }))}
                      chosen={unit.userId ?? (unit.unitId === viewer.unitId ? viewer.userId : undefined)}
                    />
                  ) : null}
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
      </div>
    </>
  )
}
