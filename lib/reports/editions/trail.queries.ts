import { and, eq, inArray } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { auditEntries } from '@/lib/db/tables/house'
import type { EditionLine } from './queries'

/** What the audit trail, whose chain shows every change, says of an edition: its hashes by what they are of, and the reason of its withdrawal. */
export type Told = {
  hashes: ReadonlyMap<string, string>
  withdrawn: boolean
  reason: string | undefined
}

/** Names beside the formats of report_files, as verify tells them. */
export const DOCUMENT = 'document'
export const WITHDRAWAL = 'withdrawal'

type Entry = {
  editionId?: string
  sha256?: string
  listsSha256?: string
  files?: { format: string; sha256: string }[]
  note?: string
}

/** What the trail says of an edition's publication and withdrawal; undefined where it knows of no publication. `lists`: the name of the lists among the hashes. */
export async function toldOf(
  read: Read,
  edition: Pick<EditionLine, 'id' | 'reportId'>,
  lists: string,
): Promise<Told | undefined> {
  const rows = await read
    .select({ action: auditEntries.action, after: auditEntries.after })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.recordId, edition.reportId),
        inArray(auditEntries.action, ['report.publish', 'report.withdraw']),
      ),
    )
  const entryOf = (action: string) =>
    rows
      .filter((row) => row.action === action)
      .map((row) => row.after as Entry | null)
      .find((after) => after?.editionId === edition.id)
  const published = entryOf('report.publish')
  if (!published) return undefined
  const withdrawal = entryOf('report.withdraw')
  const { sha256 = '', listsSha256 = '', files = [] } = published
  return {
    hashes: new Map([
      [DOCUMENT, sha256],
      [lists, listsSha256],
      ...files.map((file): [string, string] => [file.format, file.sha256]),
    ]),
    withdrawn: withdrawal !== undefined,
    reason: withdrawal?.note,
  }
}
