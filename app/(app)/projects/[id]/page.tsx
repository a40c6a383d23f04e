import type { Metadata } from 'next'
import { ExtraSection } from '@/components/extras/extra-section'
import { ProjectGoals } from '@/components/goals/project-goals'
import { History } from '@/components/projects/history'
import { MoneyTable } from '@/components/projects/money-table'
import { NextGate } from '@/components/projects/next-gate'
import { StageMark } from '@/components/projects/project-cells'
import { ProjectFacts } from '@/components/projects/project-facts'
import { StageStepper, type Step } from '@/components/projects/stage-stepper'
import { StatePill } from '@/components/projects/verification-pill'
import { Section } from '@/components/ui/card'
import { Money } from '@/components/ui/figures'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Stat, StatRow } from '@/components/ui/stat'
import { pageViewer } from '@/lib/access/page'
import { may } from '@/lib/access/roles'
import { reaches } from '@/lib/access/scope'
import { reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { mergedIds } from '@/lib/duplicates/merged.queries'
import { evidenceOfProject } from '@/lib/evidence/queries'
import { recordExtras } from '@/lib/extras/queries'
import { today } from '@/lib/kernel/clock'
import { found } from '@/lib/kernel/errors'
import { paths } from '@/lib/kernel/paths'
import { MONEY_KIND_TERMS, STAGE_TERMS } from '@/lib/kernel/terms'
import { standingsOf } from '@/lib/metrics/project-standing'
import { judgeClaims } from '@/lib/projects/claim-load.queries'
import { gateFactsOf } from '@/lib/projects/gate-facts.queries'
import type { GateBook } from '@/lib/projects/gates.queries'
import {
  findProject,
  type MoneyLogRow,
  moneyLog,
  type StageLogRow,
  stageLog,
  turnsOf,
  visitsOf,
} from '@/lib/projects/one.queries'
import { isClaimStage, isMoneyClaim } from '@/lib/projects/rules'
import { RecordComments } from '../../comments/record-comments'
import { DuplicateHint, MergedHistory } from '../../duplicates/record-duplicates'
import { EvidenceSection } from '../../evidence/evidence-section'
import { RecordInstructions } from '../../instructions/record-instructions'
import { RecordRequests } from '../../requests/record-requests'
import { gates as askGates, proofKinds } from '../choices'
import { ClaimCell } from './claim-cell'
import { DeletedProject } from './deleted-project'
import { moneyAgainst } from './money-against'
import { ProjectOwnership } from './ownership'
import { CorrectMoney, ProjectActions } from './project-actions'

export const metadata: Metadata = { title: '项目' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ comments?: string }> }

export default async function ProjectPage({ params, searchParams }: Props) {
  const viewer = await pageViewer('project.read')
  const { id } = await params
  const { comments } = await searchParams
  const project = await findProject(reader(), viewer, id)
  if (!project) return <DeletedProject viewer={viewer} id={id} />
  const [extras, stages, money, turns, visits, gates, evidence] = await Promise.all([
    recordExtras(reader(), 'project', id),
    stageLog(reader(), id),
    moneyLog(reader(), id),
    turnsOf(reader(), id, await mergedIds(reader(), 'project', id)),
    visitsOf(reader(), viewer, id),
    askGates(),
    evidenceOfProject(reader(), viewer, id),
  ])
  const standing = stages.filter((row) => row.voidedAt === null)
  const [gateFacts, blockers] = await Promise.all([
    gateFactsOf(reader(), [project], {
      targets: project.targets.map(({ code }) => ({ projectId: id, target: code })),
      stages: standing.map(({ stage, happenedOn }) => ({ projectId: id, stage, on: happenedOn })),
    }),
    claimBlockers(viewer, stages, money, gates),
  ])
  const facts = found(gateFacts.get(id))
  const writable = reaches(viewer, 'project.write', project)
  const given = { gates, facts, evidence, money, kinds: writable ? await proofKinds() : [] }
  const steps = standing.map(
    (row): Step => ({ stage: row.stage, on: row.happenedOn, claim: isClaimStage(row.stage) ? row : undefined }),
  )
  const waiting = money.filter(
    (row) => !row.voidedAt && row.verification === 'claimed' && isMoneyClaim(row.kind, project.stage),
  ).length
  return (
    <>
      <PageHeader
        title={project.name}
        breadcrumb={[{ label: '项目', href: paths.projects.list() }]}
        meta={
          <>
            <StageMark stage={project.stage} quiet={project.state !== 'active'} />
            {project.state === 'active' ? null : <StatePill state={project.state} />}
            <span>{project.unitName}</span>
            <span>责任人：{project.ownerName ?? '未指定'}</span>
          </>
        }
        actions={
          writable ? (
            <ProjectActions viewer={viewer} project={project} facts={facts} against={moneyAgainst(given)} />
          ) : null
        }
      />
      {project.state === 'active' ? null : (
        <Notice
          tone="warn"
          className="mb-4"
          title={`项目已于 ${project.endedOn ?? ''} ${project.state === 'lost' ? '流失' : '搁置'}`}
        >
          {[project.lossLabel, project.wonBy && `落户${project.wonBy}`].filter(Boolean).join('，')}
        </Notice>
      )}
      <RecordInstructions viewer={viewer} noun="project" id={id} />
      <DuplicateHint viewer={viewer} noun="project" id={id} />
      <div className="space-y-4">
        <Section title="阶段" id="stages">
          <StageStepper
            current={project.stage}
            steps={steps}
            actions={(stage) => {
              const row = standing.find((one) => one.stage === stage)
              return row ? (
                <ClaimCell viewer={viewer} project={project} blockers={blockers} kind="stage" row={row} />
              ) : null
            }}
          />
          {project.state === 'active' ? (
            <NextGate stage={project.stage} facts={facts} gates={gates} today={today()} />
          ) : null}
        </Section>
        <StatRow>
          <Stat label="协议投资额" value={<Money minor={project.agreedCny || null} />} />
          <Stat label="注册资本" value={<Money minor={project.registeredCny || null} />} />
          <Stat
            label="到位资金"
            value={<Money minor={project.arrivedCny || null} />}
            note={waiting > 0 ? `${waiting} 笔资金待认定` : undefined}
          />
        </StatRow>
        <Section title="资金" id="money" meta={`${money.filter((row) => row.voidedAt === null).length} 笔`} flush>
          <MoneyTable
            rows={money}
            stage={project.stage}
            actions={(row) => (
              <div className="flex flex-wrap items-center gap-2">
                <ClaimCell viewer={viewer} project={project} blockers={blockers} kind="money" row={row} />
                {writable ? <CorrectMoney project={project} row={row} against={moneyAgainst(given, row.id)} /> : null}
              </div>
            )}
          />
        </Section>
        <EvidenceSection
          rows={evidence}
          to={writable ? { noun: 'project', recordId: id } : undefined}
          places={placesOf(stages, money)}
          empty="投资协议、营业执照、银行回单等放在这里：认定时要看，查任何一个数字都能看到它。"
        />
        {may(viewer, 'goal.read') ? (
          <Section title="对目标的贡献" id="goals">
            <ProjectGoals standings={await standingsOf(reader(), viewer, id, today())} asOf={today()} />
          </Section>
        ) : null}
        <RecordRequests viewer={viewer} of="project" id={id} companyId={project.investorCompanyId} />
        <RecordComments viewer={viewer} noun="project" id={id} all={comments === 'all'} />
        <ProjectOwnership viewer={viewer} project={project} />
        <MergedHistory viewer={viewer} noun="project" id={id} />
        <div className="grid gap-4 lg:grid-cols-[3fr_2fr]">
          <div className="space-y-4 self-start">
            <Section title="基本情况" id="facts">
              <ProjectFacts project={project} />
            </Section>
            <ExtraSection extras={extras} />
          </div>
          <Section title="动态" id="history" className="self-start">
            <History stages={stages} money={money} turns={turns} visits={visits} />
          </Section>
        </div>
      </div>
    </>
  )
}

/** Where a piece of evidence hangs, by the id of its stage or money event. */
const placesOf = (stages: StageLogRow[], money: MoneyLogRow[]): Record<string, string> =>
  Object.fromEntries([
    ...stages.map((row) => [row.id, STAGE_TERMS[row.stage]]),
    ...money.map((row) => [row.id, `${MONEY_KIND_TERMS[row.kind]} ${row.happenedOn}`]),
  ])

/** What stands in the way of each standing claim of the project, by the event's id. */
async function claimBlockers(viewer: Viewer, stages: StageLogRow[], money: MoneyLogRow[], gates: GateBook) {
  const claims = [...stages.filter((row) => isClaimStage(row.stage)), ...money]
  const judged = await judgeClaims(
    reader(),
    viewer,
    claims.filter((row) => row.voidedAt === null),
    { gates, money, stages: stages.filter((row) => row.voidedAt === null) },
  )
  return new Map([...judged].map(([id, { blockers }]) => [id, blockers]))
}
