import { DOCKET_LIST_KEYS, DOCKET_LISTS } from '@/lib/docket/lists'
import { REPORT_KIND_TERMS, REPORT_KINDS } from '@/lib/kernel/terms'

export const listOptions = DOCKET_LIST_KEYS.map((value) => ({ value, label: DOCKET_LISTS[value].title }))
export const kindOptions = REPORT_KINDS.map((value) => ({ value, label: REPORT_KIND_TERMS[value] }))
