import { demand, reaches } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Tx, Write } from '@/lib/db/store'
import { readExtraChange } from '@/lib/extras/changes.records'
import { today } from '@/lib/kernel/clock'
import { type FieldErrors, found, Problem, refused } from '@/lib/kernel/errors'
import { STAGE_TERMS } from '@/lib/kernel/terms'
import { normaliseUscc } from '@/lib/kernel/uscc'
import { demandCharge, investorCompany } from '../charge.queries'
import { verifiedClaimants } from '../claimants.queries'
import { unknownCodes } from '../codes.queries'
import { countedChanges } from '../counted.rules'
import { keepFirstContact } from '../first-contact.records'
import { gateFactsOf } from '../gate-facts.queries'
import { gateBook } from '../gates.queries'
import { type GateFacts, missingErrors, missingFor } from '../gates.rules'
import { deletedProject, type ProjectRow, projectWithUscc, tagsOf, targetsOf } from '../load.queries'
import { changeProject } from '../project-changes.records'
import { projectToChange } from '../project-version.queries'
import { deleteProjects, restoreProjectRow } from '../records'
import { usccFindings } from '../rules'
import { PROJECT_LABELS, type ProjectUpdate } from '../schema'

/**
 * Changes a project's facts. What its stage asks for cannot be emptied again. Throws invalid, conflict (with the stored version), confirm
 * under `landedUscc` when the code's check character is wrong and under `verified` when a verified figure would move.
 */
export async function updateProject(
  write: Write,
  viewer: Viewer,
  input: ProjectUpdate,
  confirmed: readonly string[] = [],
): Promise<{ id: string }> {
  const { id, version: _v, extras: typed, ...facts } = input
  const landedUscc = normaliseUscc(facts.landedUscc ?? '') || null
  return write(async (tx) => {
    const row = await projectToChange(tx, viewer, input)
    await demandCharge(tx, viewer, facts, row)
    const next = { ...facts, landedUscc }
    const errors: FieldErrors = await emptied(tx, row, next)
    const uscc = landedUscc === row.landedUscc ? {} : usccFindings(landedUscc ?? '')
    if (uscc.error) errors.landedUscc = [uscc.error]
    const same = landedUscc && (await projectWithUscc(tx, landedUscc, id))
    if (same) errors.landedUscc = [`该代码已登记在${same.unit}的项目“${same.name}”上`]
    Object.assign(errors, await unknownCodes(tx, row.id, facts))
    if (Object.keys(errors).length > 0) throw new Problem('invalid', errors)
    const extras = await readExtraChange(tx, 'project', id, typed)
    const touched = await touchesVerified(tx, viewer, row, next)
    const asked: FieldErrors = {
      ...(uscc.warning ? { landedUscc: [uscc.warning] } : {}),
      ...(touched ? { verified: [touched] } : {}),
    }
    const open = Object.fromEntries(Object.entries(asked).filter(([field]) => !confirmed.includes(field)))
    if (Object.keys(open).length > 0) throw new Problem('confirm', open)
    const investorCompanyId =
      facts.investor === row.investor ? row.investorCompanyId : await investorCompany(tx, facts.investor)
    const current = await changeProject(tx, viewer, row, { ...next, investorCompanyId, extras })
    if (current.investor !== row.investor) await keepFirstContact(tx, viewer, current, today(), confirmed)
    return { id }
  })
}

/** What the stages on record asked for, was there, and would now be gone. What an old ledger never had may stay missing. */
async function emptied(tx: Tx, row: ProjectRow, next: Partial<GateFacts>): Promise<FieldErrors> {
  const { versions, names } = await gateBook(tx)
  const stored = found((await gateFactsOf(tx, [row])).get(row.id))
  const had = missingFor(row.stage, stored, row.stageOn, versions)
  const lost = missingFor(row.stage, { ...stored, ...next }, row.stageOn, versions).filter((one) => !had.includes(one))
  return missingErrors(lost, `项目处于“${STAGE_TERMS[row.stage]}”`, names)
}

/**
 * What is verified counts by facts that somebody else has checked: changing one is that person's affair, never the claimant's, and is
 * said first (docs/decisions). Answers the warning to tick; undefined when nothing verified is touched. Throws refused.
 */
async function touchesVerified(
  tx: Tx,
  viewer: Viewer,
  row: ProjectRow,
  next: Parameters<typeof countedChanges>[1],
): Promise<string | undefined> {
  const before = { ...row, targets: await targetsOf(tx, row.id), tags: await tagsOf(tx, row.id) }
  const changed = countedChanges(before, next)
  const claimants = changed.length > 0 ? await verifiedClaimants(tx, row.id) : []
  if (claimants.length === 0) return undefined
  const words = changed.map((fact) => PROJECT_LABELS[fact]).join('、')
  demandVerifier(viewer, row, claimants, `修改${words}`)
  return `该项目已有认定的阶段或资金，修改${words}会改变已计入的完成数`
}

function demandVerifier(viewer: Viewer, row: ProjectRow, claimants: readonly string[], what: string): void {
  if (!reaches(viewer, 'project.verify', row) || claimants.includes(viewer.userId))
    throw refused(
      `该项目已有认定的阶段或资金，${what}会改变已计入的完成数，请由申报人以外的认定负责人办理，或先撤销认定`,
    )
}

/** Deletes a project: it leaves every list and count, its rows and history stay. What is verified is deleted by a verifier alone. */
export async function deleteProject(
  write: Write,
  viewer: Viewer,
  input: { id: string; version: number },
): Promise<{ id: string }> {
  return write(async (tx) => {
    const row = await projectToChange(tx, viewer, input)
    const claimants = await verifiedClaimants(tx, row.id)
    if (claimants.length > 0) demandVerifier(viewer, row, claimants, '删除')
    await deleteProjects(tx, viewer, [row.id])
    return { id: row.id }
  })
}

/** Puts a deleted project back into every list and count it stood in; with something verified, a verifier does. */
export async function restoreProject(
  write: Write,
  viewer: Viewer,
  input: { id: string; version: number },
): Promise<{ id: string }> {
  return write(async (tx) => {
    const row = found(await deletedProject(tx, viewer, input.id), `deleted project ${input.id}`)
    demand(viewer, 'project.write', row)
    if (row.mergedInto !== null) throw refused('该项目已合并到另一个项目，如需分开，请由负责人在“重复项”中撤销合并')
    if (row.version !== input.version) throw new Problem('conflict', {}, `project ${row.id}`)
    const claimants = await verifiedClaimants(tx, row.id, row.deletedAt)
    if (claimants.length > 0) demandVerifier(viewer, row, claimants, '恢复')
    await restoreProjectRow(tx, viewer, row)
    return { id: row.id }
  })
}
