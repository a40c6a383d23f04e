import { formatMoney } from '@/lib/kernel/money'
import { type Day, daysBetween } from '@/lib/kernel/month'
import { MONEY_KIND_TERMS, PROJECT_STATE_TERMS, STAGE_TERMS, stageIndex } from '@/lib/kernel/terms'
import type { Block } from './document'
import type { KeyProject, ProjectMove, SummaryNumbers } from './numbers'
import { periodWords } from './period-words'
import { type Piece, paragraph } from './sentences'

/** Section: key projects and what moved, in the order of the events. */
export function projectBlocks(numbers: SummaryNumbers): Block[] {
  const { total, moved, rows } = numbers.projects
  const { own } = periodWords(numbers)
  if (total === 0) return [plain('projects.none', '本期无纳入调度的重点项目。')]
  if (moved === 0) {
    const pieces = ['纳入调度的重点项目', projectCount('total', total), `，${own}均无阶段变化和资金到位。`]
    return [paragraph('projects.still', pieces)]
  }
  const chosen = moved > rows.length ? ['，以下列投资额较大的', projectCount('listed', rows.length)] : []
  return [
    paragraph('projects.overview', [
      '纳入调度的重点项目',
      projectCount('total', total),
      `，${own}有进展`,
      projectCount('moved', moved),
      ...chosen,
      '。',
    ]),
    ...rows.map((project, index) => item(`project.${project.id}`, index, projectWords(project))),
    ...(total > moved
      ? [
          paragraph('projects.still', [
            '其余',
            projectCount('still', total - moved),
            `重点项目${own}无阶段变化和资金到位。`,
          ]),
        ]
      : []),
  ]
}

/** Section: what needs coordination, with owner and deadline. */
export function problemBlocks(numbers: SummaryNumbers): Block[] {
  if (numbers.problems.length === 0) return [plain('problems.none', '本期无提请协调解决的问题。')]
  const items = numbers.problems.map((problem, index) => {
    const late = problem.due ? daysBetween(problem.due, numbers.through) : 0
    const due = problem.due
      ? `，办理时限${shortDay(problem.due, numbers.period.to)}${late > 0 ? `（已超期${late}天）` : ''}`
      : ''
    return item(
      `problem.${problem.id}`,
      index,
      `${problem.subject}：${closed(problem.text)}责任单位：${problem.owner}${due}。`,
    )
  })
  return [...items, ...moreBlocks('problems.more', numbers.more?.problems, '需协调解决的问题')]
}

/** Section: what follow-ups and gates bring in the coming period. */
export function planBlocks(numbers: SummaryNumbers): Block[] {
  if (numbers.plans.length === 0) return [plain('plans.none', `${periodWords(numbers).next}暂无已登记的跟进事项。`)]
  const items = numbers.plans.map((plan, index) => {
    const on = plan.on ? `${shortDay(plan.on, numbers.period.to)}，` : ''
    return item(`plan.${plan.id}`, index, `${on}${plan.subject}：${closed(plan.text)}责任单位：${plan.owner}。`)
  })
  return [...items, ...moreBlocks('plans.more', numbers.more?.plans, '跟进事项')]
}

/** What a list leaves out is told, so that nobody takes ten for all. */
function moreBlocks(key: string, more: number | undefined, noun: string): Block[] {
  return more ? [paragraph(key, ['另有', { key, text: `${more}项`, value: more }, `${noun}未逐一列出。`])] : []
}

function projectWords(project: KeyProject): string {
  const facts = [
    project.investor ? `投资方：${project.investor}` : '',
    project.amount ? `协议投资额${formatMoney(project.amount.minor, project.amount.currency)}` : '',
    `责任单位：${project.unit}`,
  ].filter((fact) => fact !== '')
  const moves = sameDayTogether(project.moves.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)))
  const standing =
    project.state === 'active'
      ? `目前处于${STAGE_TERMS[project.stage]}阶段`
      : `目前已${PROJECT_STATE_TERMS[project.state]}`
  return `${project.name}（${facts.join('；')}）。${moves.join('；')}。${standing}。`
}

/**
 * Stages passed on one day are told in one breath and from signing on only: a project that is entered when it signs passes
 * them all at once.
 */
function sameDayTogether(moves: ProjectMove[]): string[] {
  const days = Map.groupBy(moves, (move) =>
    move.kind === 'stage' ? `stage ${move.on}` : `${move.kind} ${moves.indexOf(move)}`,
  )
  return [...days.values()].map((group) => {
    const stages = group.filter((move) => move.kind === 'stage')
    const last = stages.at(-1)
    if (!last || stages.length < 2) return group.map(moveWords).join('')
    const told = stages.filter((move) => stageIndex(move.to) >= stageIndex('signed'))
    const names = told.map((move) => STAGE_TERMS[move.to]).join('、')
    const words = names === '' ? `转为${STAGE_TERMS[last.to]}` : `完成${names}`
    return `${dayWords(last.on)}${words}${stages.some((move) => move.claimed) ? '（待认定）' : ''}`
  })
}

function moveWords(move: ProjectMove): string {
  return move.kind !== 'state' && move.claimed ? `${factWords(move)}（待认定）` : factWords(move)
}

function factWords(move: ProjectMove): string {
  const on = dayWords(move.on)
  switch (move.kind) {
    case 'stage':
      return move.from
        ? `${on}由${STAGE_TERMS[move.from]}转为${STAGE_TERMS[move.to]}`
        : `${on}登记为${STAGE_TERMS[move.to]}`
    case 'state':
      return `${on}${move.to === 'active' ? '恢复推进' : PROJECT_STATE_TERMS[move.to]}${move.reason ? `（${move.reason}）` : ''}`
    case 'money':
      return `${on}${move.moneyKind === 'paid-in' ? '到位资金' : MONEY_KIND_TERMS[move.moneyKind]}${formatMoney(move.amount.minor, move.amount.currency)}`
  }
}

const dayWords = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

/** 3月5日, with its year where it is not that of the summary's last day. */
function shortDay(day: Day, last: Day): string {
  const year = day.slice(0, 4) === last.slice(0, 4) ? '' : `${day.slice(0, 4)}年`
  return `${year}${dayWords(day)}`
}

const projectCount = (key: string, of: number): Piece => ({ key: `projects.${key}`, text: `${of}个`, value: of })
const closed = (text: string): string => (text === '' || /[。！？；.!?]$/.test(text) ? text : `${text}。`)
const plain = (key: string, text: string): Block => ({ kind: 'paragraph', key, text, figures: [] })
const item = (key: string, index: number, text: string): Block => ({ kind: 'item', key, text: `${index + 1}. ${text}` })
