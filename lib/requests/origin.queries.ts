import { and, eq, isNull } from 'drizzle-orm'
import { readableVisits } from '@/lib/access/joint'
import { within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { companies } from '@/lib/db/tables/companies'
import { projects } from '@/lib/db/tables/projects'
import { visits } from '@/lib/db/tables/visits'
import type { FieldErrors } from '@/lib/kernel/errors'
import type { RequestInput } from './schema'

/** What of a request's origin is not there for this viewer. */
export async function originErrors(
  read: Read,
  viewer: Viewer,
  { companyId, projectId, visitId }: Pick<RequestInput, 'companyId' | 'projectId' | 'visitId'>,
): Promise<FieldErrors> {
  const errors: FieldErrors = {}
  const [company] = await read
    .select({ id: companies.id })
    .from(companies)
    .where(and(eq(companies.id, companyId), isNull(companies.deletedAt), within(viewer, 'company.read', companies)))
  if (!company) errors.companyId = ['没有找到该企业，请重新选择']
  if (projectId) {
    const mine = and(eq(projects.id, projectId), eq(projects.investorCompanyId, companyId), isNull(projects.deletedAt))
    const [project] = await read
      .select({ id: projects.id })
      .from(projects)
      .where(and(mine, within(viewer, 'project.read', projects)))
    if (!project) errors.projectId = ['该项目不属于所选企业，请重新选择']
  }
  if (visitId) {
    const mine = and(eq(visits.id, visitId), eq(visits.companyId, companyId), isNull(visits.deletedAt))
    const [visit] = await read
      .select({ id: visits.id })
      .from(visits)
      .where(and(mine, readableVisits(viewer, { ...visits, visitId: visits.id })))
    if (!visit) errors.visitId = ['没有找到来源走访，请从走访页面重新提出']
  }
  return errors
}
