import { and, eq, inArray, or } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { terms } from '@/lib/db/tables/house'
import type { FieldErrors } from '@/lib/kernel/errors'
import { tagsOf, targetsOf } from './load.queries'

/** What is wrong with newly chosen target types and tags: not in the dictionary, or out of use. What a record has already may stay, for ledgers bring free text. */
export async function unknownCodes(
  read: Read,
  projectId: string | undefined,
  { targets = [], tags = [] }: { targets?: readonly string[]; tags?: readonly string[] },
): Promise<FieldErrors> {
  const [hadTargets, hadTags] = projectId ? [await targetsOf(read, projectId), await tagsOf(read, projectId)] : [[], []]
  const newTargets = targets.filter((code) => !hadTargets.includes(code))
  const newTags = tags.filter((code) => !hadTags.includes(code))
  if (newTargets.length + newTags.length === 0) return {}
  const known = await read
    .select({ kind: terms.kind, code: terms.code })
    .from(terms)
    .where(
      and(
        eq(terms.active, true),
        or(
          and(eq(terms.kind, 'target-type'), inArray(terms.code, ['', ...newTargets])),
          and(eq(terms.kind, 'tag'), inArray(terms.code, ['', ...newTags])),
        ),
      ),
    )
  const lost = (kind: string, codes: string[]) =>
    codes.filter((code) => !known.some((term) => term.kind === kind && term.code === code))
  const [badTargets, badTags] = [lost('target-type', newTargets), lost('tag', newTags)]
  return {
    ...(badTargets.length > 0 ? { targets: [`目标类型没有或已停用：${badTargets.join('、')}`] } : {}),
    ...(badTags.length > 0 ? { tags: [`标签没有或已停用：${badTags.join('、')}`] } : {}),
  }
}
