import { demand } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { extrasAsTyped } from '@/lib/extras/queries'
import { Problem } from '@/lib/kernel/errors'
import { loadProject, type ProjectRow, tagsOf, targetsOf } from './load.queries'

/** A project's facts by the names of its form's fields, for the two versions of a conflict. */
export async function projectFormValues(read: Read, row: ProjectRow) {
  const { name, investor, origin, sourceRegion, area, industry, content, nextStep, nextOn, unitId, ownerId } = row
  const { agreementKind, landedName, landedUscc, version, stage, state } = row
  return {
    name,
    investor,
    origin,
    sourceRegion,
    area,
    industry,
    content,
    nextStep,
    nextOn,
    unitId,
    ownerId,
    agreementKind,
    landedName,
    landedUscc,
    version,
    stage,
    state,
    targets: await targetsOf(read, row.id),
    tags: await tagsOf(read, row.id),
  }
}

/**
 * The project to be changed: the viewer may see it (else not-found), may change it (else not-allowed), and it is still the version the
 * form was filled from (else conflict with the stored one).
 */
export async function projectToChange(
  read: Read,
  viewer: Viewer,
  input: { id: string; version: number },
): Promise<ProjectRow> {
  const row = await loadProject(read, viewer, input.id)
  demand(viewer, 'project.write', row)
  if (row.version !== input.version)
    throw new Problem('conflict', {}, `project ${row.id}`, {
      ...(await projectFormValues(read, row)),
      ...(await extrasAsTyped(read, row.id)),
    })
  return row
}
