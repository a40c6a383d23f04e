import { foldName } from '@/lib/kernel/name'
import { STAGE_TERMS } from '@/lib/kernel/terms'
import { askKey, askMatch } from './asks'
import { mayTouch, type PlanContext, type RowInHand, recall } from './context'
import { fingerprint } from './fingerprint'
import type { KnownProject } from './known'
import { investorOf, type ProjectBook } from './project-book'

type Named = { name: string; investor: string | undefined; code: string | undefined }
/** `own`: the ledger's earlier version made or met it. Without a project the row is a new one. */
export type ProjectMatch = { project?: KnownProject; own: boolean }

/** Serial numbers of a list are no codes. */
const LEAST_CODE = 5
export const projectKey = ({ name, investor }: Named): string =>
  fingerprint('project-key', foldName(name), foldName(investor ?? ''))
/** What a project's own number is remembered by; undefined for what is only a place in a list. */
export const projectCode = ({ code }: Named): string | undefined =>
  code && [...code].length >= LEAST_CODE ? fingerprint('project-code', foldName(code)) : undefined

/**
 * Which project a row means: what an earlier import of the row made, else the one of its number, else of its name and investor. Several that
 * fit, or a number whose project is called otherwise, are for a person. A string refuses the row.
 */
export function matchProject(
  context: PlanContext,
  projects: ProjectBook,
  row: RowInHand,
  named: Named,
): ProjectMatch | string {
  const ours = projects.get(recall(context, 'project-key', projectKey(named)))
  if (ours) return { project: ours, own: true }
  const code = projectCode(named)
  const coded = code ? projects.get(recall(context, 'project-code', code)) : undefined
  if (coded && (coded.folded === foldName(named.name) || sameInvestor(coded, named.investor))) {
    if (coded.folded !== foldName(named.name)) row.reasons.push(`项目编号与“${coded.name}”相同，作为同一个项目`)
    return { project: coded, own: true }
  }
  const likely = coded
    ? [coded, ...projects.find(named.name, named.investor).filter((one) => one !== coded)]
    : projects.find(named.name, named.investor)
  if (likely.length === 0) return { own: false }
  const open = likely.filter((one) => mayTouch(context, one.unitId, context.matched.has(one.id)))
  if (open.length === 0) return '系统中已有同名项目，由其他单位负责，不在您的管理范围内'
  const [only] = likely
  if (!coded && likely.length === 1) return { project: only, own: false }
  const why = coded ? '项目编号相同，但名称和投资方都不同' : '有几个同名项目'
  const answer = askMatch(context, row, {
    key: askKey(`project:${named.name}`, named.investor ?? ''),
    noun: 'project',
    text: [named.name, named.investor].filter(Boolean).join(' · '),
    why,
    candidates: open.map(({ id, name, investor, stage, stageOn }) => ({
      id,
      name,
      detail: [investor, `${STAGE_TERMS[stage]} ${stageOn}`].filter(Boolean).join(' · '),
    })),
  })
  if (answer === undefined) return `${why}，请选择`
  if (answer === 'skip') return '已选择不导入'
  return { project: open.find(({ id }) => id === answer), own: false }
}

const sameInvestor = (project: KnownProject, investor: string | undefined): boolean =>
  investor !== undefined && investorOf(project) === foldName(investor)
