import { and, eq, isNull, ne, or } from 'drizzle-orm'
import { reaches } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { units } from '@/lib/db/tables/people'
import { projects } from '@/lib/db/tables/projects'
import type { Stage } from '@/lib/kernel/terms'

/** Another unit's project is named with its unit and its stage, no more: `id` only where the viewer may open it. */
export type LikelyDuplicate = { id: string | null; name: string; unitName: string; stage: Stage; why: string[] }

const MOST = 10

/** Living projects of any unit that may be the same as this one: same name apart from legal form, same investor, same landed company. */
export async function likelyDuplicates(
  read: Read,
  viewer: Viewer,
  project: {
    id: string
    folded: string
    investor: string | null
    investorCompanyId: string | null
    landedUscc: string | null
  },
): Promise<LikelyDuplicate[]> {
  const { id, folded, investor, investorCompanyId, landedUscc } = project
  const rows = await read
    .select({
      id: projects.id,
      name: projects.name,
      folded: projects.folded,
      investor: projects.investor,
      investorCompanyId: projects.investorCompanyId,
      landedUscc: projects.landedUscc,
      stage: projects.stage,
      unitId: projects.unitId,
      ownerId: projects.ownerId,
      unitName: units.name,
    })
    .from(projects)
    .innerJoin(units, eq(units.id, projects.unitId))
    .where(
      and(
        ne(projects.id, id),
        isNull(projects.deletedAt),
        // Each of these has an index of its own; the investor's name alone has none.
        or(
          eq(projects.folded, folded),
          investorCompanyId ? eq(projects.investorCompanyId, investorCompanyId) : undefined,
          landedUscc ? eq(projects.landedUscc, landedUscc) : undefined,
        ),
      ),
    )
    .limit(MOST)
  return rows.map((row) => ({
    id: reaches(viewer, 'project.read', row) ? row.id : null,
    name: row.name,
    unitName: row.unitName,
    stage: row.stage,
    why: [
      ...(row.folded === folded ? ['名称相同'] : []),
      ...((investorCompanyId && row.investorCompanyId === investorCompanyId) || (investor && row.investor === investor)
        ? ['同一投资方']
        : []),
      ...(landedUscc && row.landedUscc === landedUscc ? ['信用代码相同'] : []),
    ],
  }))
}
