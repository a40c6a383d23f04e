import type { CompanyKind, Origin } from '@/lib/kernel/terms'
import { record } from '../columns'
import { index, instant, primaryKey, sequence, table, text, uniqueIndex, yesNo } from '../kit'

export const companies = table(
  'companies',
  {
    ...record(),
    name: text('name').notNull(),
    /** kernel/name foldName: what duplicates are compared by. */
    folded: text('folded').notNull(),
    uscc: text('uscc'),
    kind: text('kind').$type<CompanyKind>().notNull(),
    origin: text('origin').$type<Origin>(),
    /** Place the company comes from, as a dictionary code or free text from a ledger. */
    region: text('region'),
    industry: text('industry'),
    address: text('address'),
    note: text('note'),
    /** Maintained by visits: the last visit's day, for lists and reminders. */
    lastVisitOn: text('last_visit_on'),
    /** The company this one turned out to be; a merged one is deleted too, and comes back when the merge is undone. */
    mergedInto: text('merged_into'),
  },
  (t) => [
    index('companies_folded').on(t.folded),
    index('companies_uscc').on(t.uscc),
    index('companies_unit').on(t.unitId, t.updatedAt),
    index('companies_owner').on(t.ownerId),
    index('companies_name').on(t.name),
    // The register as it opens: counts what stands, and walks it latest first, without touching the table.
    index('companies_standing').on(t.deletedAt, t.updatedAt, t.id),
    index('companies_last_visit').on(t.lastVisitOn),
    index('companies_industry').on(t.industry),
    index('companies_region').on(t.region),
  ],
)

/** Tags (listed, gazelle, fortune-global-500 …) with the day they were earned. */
export const companyTags = table(
  'company_tags',
  { companyId: text('company_id').notNull(), tag: text('tag').notNull(), since: text('since') },
  (t) => [primaryKey({ columns: [t.companyId, t.tag] }), index('company_tags_tag').on(t.tag, t.since)],
)

/** Other names of a company: former ones, short ones, what a ledger called it. Duplicates and imports know it by them. */
export const companyAliases = table(
  'company_aliases',
  {
    id: text('id').primaryKey(),
    companyId: text('company_id').notNull(),
    name: text('name').notNull(),
    folded: text('folded').notNull(),
    source: text('source').$type<'typed' | 'import' | 'merge'>().notNull(),
    createdBy: text('created_by').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    batchId: text('batch_id'),
  },
  (t) => [uniqueIndex('company_aliases_name').on(t.companyId, t.folded), index('company_aliases_folded').on(t.folded)],
)

export const contacts = table(
  'contacts',
  {
    ...record(),
    companyId: text('company_id').notNull(),
    name: text('name').notNull(),
    title: text('title'),
    phone: text('phone'),
    note: text('note'),
    main: yesNo('main').notNull().default(false),
  },
  (t) => [index('contacts_company').on(t.companyId), index('contacts_phone').on(t.phone)],
)

/**
 * What can be found by typing. An FTS5 table (SQLite, by triggers) or a tsvector column (PostgreSQL) beside it is made by the migrations.
 * `terms` are bigrams, pinyin and initials made by db/search.
 */
export const searchDocs = table(
  'search_docs',
  {
    seq: sequence('seq'),
    noun: text('noun').notNull(),
    recordId: text('record_id').notNull(),
    unitId: text('unit_id').notNull(),
    title: text('title').notNull(),
    detail: text('detail'),
    terms: text('terms').notNull(),
  },
  (t) => [uniqueIndex('search_docs_record').on(t.noun, t.recordId)],
)
