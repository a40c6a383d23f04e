import { and, asc, eq, isNull, or, sql } from 'drizzle-orm'
import { demandPage, within } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Read } from '@/lib/db/store'
import { units } from '@/lib/db/tables/people'
import { reportForms } from '@/lib/db/tables/reports'
import type { ReportKind } from '@/lib/kernel/terms'
import { BUILT_IN, builtInList } from './built-in'
import { DOCKET_LIST_KEYS, DOCKET_LISTS, type DocketListKey, isDocketList } from './lists'

/** A standing table: one of the district's own (`file` undefined), or an uploaded one. */
export type DocketForm = {
  id: string
  title: string
  list: DocketListKey
  kind: ReportKind
  note: string | null
  file: { name: string; sha256: string; size: number } | undefined
  unitId: string | undefined
  unitName: string | undefined
  version: number
  deleted: boolean
}

/** The district's own tables, then those uploaded for a unit the viewer reaches or for one above his own: a table of the district is filled by all below it. */
export async function docketForms(read: Read, viewer: Viewer): Promise<DocketForm[]> {
  demandPage(viewer, 'report.read')
  const rows = await selectForms(read, viewer).then((all) => all.filter((row) => !row.deleted))
  return [...DOCKET_LIST_KEYS.map(ownForm), ...rows]
}

/** One of them by id; undefined when it is not there for the viewer. Deleted ones come with `deleted`. */
export async function findForm(read: Read, viewer: Viewer, id: string): Promise<DocketForm | undefined> {
  demandPage(viewer, 'report.read')
  const list = builtInList(id)
  if (list) return ownForm(list)
  return (await selectForms(read, viewer, id))[0]
}

const ownForm = (list: DocketListKey): DocketForm => ({
  id: `${BUILT_IN}${list}`,
  title: `${DOCKET_LISTS[list].title}一览表`,
  list,
  kind: 'month',
  note: null,
  file: undefined,
  unitId: undefined,
  unitName: undefined,
  version: 1,
  deleted: false,
})

async function selectForms(read: Read, viewer: Viewer, id?: string): Promise<DocketForm[]> {
  const rows = await read
    .select({ form: reportForms, unitName: units.name })
    .from(reportForms)
    .innerJoin(units, eq(units.id, reportForms.unitId))
    .where(
      and(
        id === undefined ? isNull(reportForms.deletedAt) : eq(reportForms.id, id),
        or(
          within(viewer, 'report.read', reportForms) ?? sql`1 = 1`,
          sql`(select own.path from units own where own.id = ${viewer.unitId}) like ${units.path} || '%'`,
        ),
      ),
    )
    .orderBy(asc(reportForms.sort), asc(reportForms.title), asc(reportForms.id))
  return rows.flatMap(({ form, unitName }) => {
    if (!isDocketList(form.list)) return []
    return [
      {
        id: form.id,
        title: form.title,
        list: form.list,
        kind: form.kind,
        note: form.note,
        file: { name: form.fileName, sha256: form.sha256, size: form.size },
        unitId: form.unitId,
        unitName,
        version: form.version,
        deleted: form.deletedAt !== null,
      },
    ]
  })
}
