import { now } from '@/lib/kernel/clock'
import { record } from '../columns'
import { index, instant, table, text, whole } from '../kit'

/** Stored content, once per SHA-256; the bytes lie in the file store. `type` is what the content is, never what its name says. */
export const files = table(
  'files',
  {
    sha256: text('sha256').primaryKey(),
    size: whole('size').notNull(),
    type: text('type').notNull(),
    uploadedBy: text('uploaded_by').notNull(),
    uploadedAt: instant('uploaded_at').notNull().$defaultFn(now),
    /** The last time somebody sent these bytes: what nobody refers to is collected some time after it. */
    seenAt: instant('seen_at').notNull().$defaultFn(now),
  },
  (t) => [index('files_seen').on(t.seenAt)],
)

export type EvidenceNoun = 'project' | 'stage' | 'money' | 'company' | 'visit' | 'request' | 'import'

/**
 * A file as proof: of what (dictionary evidence-kind), for which record, as of which day. Unit and owner follow the record, so that scope is
 * one WHERE. `projectId` gathers what stands behind a project: its own and that of its stage and money events.
 */
export const evidence = table(
  'evidence',
  {
    ...record(),
    noun: text('noun').$type<EvidenceNoun>().notNull(),
    recordId: text('record_id').notNull(),
    projectId: text('project_id'),
    sha256: text('sha256').notNull(),
    fileName: text('file_name').notNull(),
    proves: text('proves').notNull(),
    description: text('description'),
    datedOn: text('dated_on'),
    /** Set when a claim that leaned on it was verified: from then on it can only be superseded. */
    countedAt: instant('counted_at'),
    /** The evidence that this one replaces; the replaced one stays readable. */
    supersedes: text('supersedes'),
    supersededAt: instant('superseded_at'),
  },
  (t) => [
    index('evidence_record').on(t.noun, t.recordId),
    index('evidence_project').on(t.projectId, t.proves),
    index('evidence_file').on(t.sha256),
    index('evidence_unit').on(t.unitId),
    index('evidence_batch').on(t.batchId),
  ],
)
