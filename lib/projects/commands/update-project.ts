import { demand } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Tx, Write } from '@/lib/db/store'
import { today } from '@/lib/kernel/clock'
import { type FieldErrors, found, Problem, refused } from '@/lib/kernel/errors'
import { STAGE_TERMS } from '@/lib/kernel/terms'
import { normaliseUscc } from '@/lib/kernel/uscc'
import { demandCharge, investorCompany } from '../charge.queries'
import { keepFirstContact } from '../first-contact.records'
import { gateFactsOf } from '../gate-facts.queries'
import { gateBook } from '../gates.queries'
import { type GateFacts, missingErrors, missingFor } from '../gates.rules'
import { deletedProject, type ProjectRow, projectWithUscc } from '../load.queries'
import { changeProject } from '../project-changes.records'
import { projectToChange } from '../project-version.queries'
import { deleteProjects, restoreProjectRow } from '../records'
import { usccFindings } from '../rules'
import type { ProjectUpdate } from '../schema'

/**
 * Changes a project's facts. What its stage asks for cannot be emptied again. Throws invalid, conflict (with the stored version), confirm
 * under `landedUscc` when the code's check character is wrong.
 */
export async function updateProject(
  write: Write,
  viewer: Viewer,
  input: ProjectUpdate,
  confirmed: readonly string[] = [],
): Promise<{ id: string }> {
  const { id, version: _v, ...facts } = input
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
    if (Object.keys(errors).length > 0) throw new Problem('invalid', errors)
    if (uscc.warning && !confirmed.includes('landedUscc')) throw new Problem('confirm', { landedUscc: [uscc.warning] })
    const investorCompanyId =
      facts.investor === row.investor ? row.investorCompanyId : await investorCompany(tx, facts.investor)
    const current = await changeProject(tx, viewer, row, { ...next, investorCompanyId })
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

/** Deletes a project: it leaves every list and count, its rows and history stay. */
export async function deleteProject(
  write: Write,
  viewer: Viewer,
  input: { id: string; version: number },
): Promise<{ id: string }> {
  return write(async (tx) => {
    const row = await projectToChange(tx, viewer, input)
    await deleteProjects(tx, viewer, [row.id])
    return { id: row.id }
  })
}

/** Puts a deleted project back into every list and count it stood in. */
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
    await restoreProjectRow(tx, viewer, row)
    return { id: row.id }
  })
}
