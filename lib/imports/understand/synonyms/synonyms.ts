import type { FieldName, ImportKind } from '../../schema'

/**
 * How headings name a field: `words` (blank-separated) mean it for sure, `like` probably, `weak` only where nothing better
 * fits and the cells agree. Headings are compared squeezed, without units in brackets.
 */
export type Synonym = { words: string; like?: RegExp; weak?: string }
export type Synonyms<K extends ImportKind> = Record<FieldName<K>, Synonym>
