import type { Permission } from '@/lib/access/permissions'
import { may } from '@/lib/access/roles'
import type { Viewer } from '@/lib/access/viewer'
import { paths, recordPath } from '@/lib/kernel/paths'

type Named = { noun: string; recordId: string; unitId: string | null; before: unknown; after: unknown }
type Link = { needs: Permission; to: (row: Named) => string | undefined }

const said = ({ before, after }: Named, field: string): string | undefined => {
  for (const value of [after, before]) {
    const found = (value as Record<string, unknown> | null | undefined)?.[field]
    if (typeof found === 'string' && found !== '') return found
  }
  return undefined
}
const through = (field: string, to: (id: string) => string) => (row: Named) => {
  const id = said(row, field)
  return id && to(id)
}

const LINKS: Readonly<Record<string, Link>> = {
  company: { needs: 'company.read', to: (row) => paths.companies.one(row.recordId) },
  contact: { needs: 'company.read', to: through('companyId', paths.companies.one) },
  visit: { needs: 'visit.read', to: (row) => paths.visits.one(row.recordId) },
  project: { needs: 'project.read', to: (row) => paths.projects.one(row.recordId) },
  stage: { needs: 'project.read', to: through('projectId', paths.projects.one) },
  money: { needs: 'project.read', to: through('projectId', paths.projects.one) },
  evidence: { needs: 'project.read', to: through('projectId', paths.projects.one) },
  event: { needs: 'event.read', to: (row) => paths.events.one(row.recordId) },
  comment: { needs: 'company.read', to: (row) => recordPath(said(row, 'noun') ?? '', said(row, 'recordId') ?? '') },
  instruction: { needs: 'company.read', to: (row) => paths.instructions.one(row.recordId) },
  goal: { needs: 'goal.read', to: (row) => paths.goal(row.recordId) },
  import: { needs: 'import.run', to: (row) => paths.imports.one(row.recordId) },
  report: {
    needs: 'report.read',
    to: (row) => {
      const period = said(row, 'period')
      return period && paths.report(period, row.unitId ? { unit: row.unitId } : undefined)
    },
  },
  unit: { needs: 'unit.write', to: (row) => paths.settingsOne('units', row.recordId) },
  user: { needs: 'user.write', to: (row) => paths.settingsOne('users', row.recordId) },
}

/** Where the record of an entry stands, where this viewer may read it; undefined otherwise. */
export function recordLink(viewer: Viewer, row: Named): string | undefined {
  const link = Object.hasOwn(LINKS, row.noun) ? LINKS[row.noun] : undefined
  return link && may(viewer, link.needs) ? link.to(row) : undefined
}

/** What the entry itself calls its record; undefined where it does not say. */
export const recordName = (row: Named): string | undefined => said(row, 'name') ?? said(row, 'title')
