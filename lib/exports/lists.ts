import { INSTRUCTION_VIEW_TERMS, instructionList } from '@/lib/comments/instruction.list.schema'
import { instructionRows, instructionTotal } from '@/lib/comments/instruction.queries'
import { companiesByIds, companyIds, companyTotal } from '@/lib/companies/list.queries'
import { companyList, VISITED } from '@/lib/companies/list.schema'
import { eventList } from '@/lib/events/list.schema'
import { eventRows, eventTotal } from '@/lib/events/queries'
import { dayOf, today } from '@/lib/kernel/clock'
import {
  COMPANY_KIND_TERMS,
  INSTRUCTION_STATE_TERMS,
  ORIGIN_TERMS,
  REQUEST_LEVEL_TERMS,
  REQUEST_STATE_TERMS,
  VERDICT_TERMS,
} from '@/lib/kernel/terms'
import { requestRows, requestTotal } from '@/lib/requests/list.queries'
import { REQUEST_VIEW_TERMS, requestList } from '@/lib/requests/list.schema'
import { clockOf } from '@/lib/requests/rules'
import { visitIds, visitsByIds, visitTotals } from '@/lib/visits/list.queries'
import { visitList } from '@/lib/visits/list.schema'
import { auditFile } from './audit-file'
import { contactFile } from './contact-file'
import { type ListFileReader, listFile } from './list-file'
import { metricFile } from './metric-file'
import { withOwnFields } from './own-fields'
import { caseFile, poolFile } from './ownership-files'
import { projectFile } from './project-file'
import { claimFile, importFile, pairFile } from './queue-files'

const companyFile = withOwnFields('company', {
  title: '企业',
  permission: 'company.read',
  spec: companyList,
  total: companyTotal,
  ids: companyIds,
  byIds: companiesByIds,
  terms: { kind: COMPANY_KIND_TERMS, visited: VISITED },
  columns: {
    name: { kind: 'text', width: 36, value: (row) => row.name },
    uscc: { kind: 'text', width: 22, value: (row) => row.uscc },
    kind: { kind: 'text', width: 10, value: (row) => COMPANY_KIND_TERMS[row.kind] },
    origin: { kind: 'text', width: 10, value: (row) => row.origin && ORIGIN_TERMS[row.origin] },
    region: { kind: 'text', width: 12, value: (row) => row.region },
    industry: { kind: 'text', value: (row) => row.industry },
    tags: { kind: 'text', value: (row) => row.tags },
    address: { kind: 'text', width: 30, value: (row) => row.address },
    unit: { kind: 'text', value: (row) => row.unitName },
    owner: { kind: 'text', width: 10, value: (row) => row.ownerName },
    visited: { kind: 'day', value: (row) => row.lastVisitOn },
    updated: { kind: 'day', value: (row) => dayOf(row.updatedAt) },
  },
})

const visitFile = withOwnFields('visit', {
  title: '走访',
  permission: 'visit.read',
  spec: visitList,
  total: async (read, viewer, list) => (await visitTotals(read, viewer, list)).total,
  ids: visitIds,
  byIds: visitsByIds,
  terms: { open: { 1: '待跟进' } },
  columns: {
    company: { kind: 'text', width: 36, value: (row) => row.companyName },
    day: { kind: 'day', value: (row) => row.happenedOn },
    kind: { kind: 'text', width: 10, value: (row) => row.kind },
    summary: { kind: 'text', width: 60, value: (row) => row.summary },
    leader: { kind: 'text', width: 12, value: (row) => row.leader },
    ours: { kind: 'text', value: (row) => row.ours },
    theirs: { kind: 'text', value: (row) => row.theirs },
    place: { kind: 'text', value: (row) => row.place },
    project: { kind: 'text', width: 24, value: (row) => row.projectName },
    nextStep: { kind: 'text', width: 30, value: (row) => row.nextStep },
    next: { kind: 'day', value: (row) => row.nextOn },
    unit: { kind: 'text', value: (row) => row.unitName },
    joint: { kind: 'text', value: (row) => row.joint },
    owner: { kind: 'text', width: 10, value: (row) => row.ownerName },
    recorded: { kind: 'day', value: (row) => dayOf(row.recordedAt) },
  },
})

const requestFile = listFile({
  title: '诉求',
  permission: 'request.read',
  spec: requestList,
  total: requestTotal,
  rows: requestRows,
  terms: { view: REQUEST_VIEW_TERMS, state: REQUEST_STATE_TERMS, level: REQUEST_LEVEL_TERMS },
  columns: {
    title: { kind: 'text', width: 36, value: (row) => row.title },
    company: { kind: 'text', width: 30, value: (row) => row.companyName },
    category: { kind: 'text', width: 14, value: (row) => row.categoryLabel },
    state: { kind: 'text', width: 10, value: (row) => REQUEST_STATE_TERMS[row.state] },
    due: { kind: 'day', value: (row) => row.dueOn },
    clock: { kind: 'text', width: 16, value: (row) => clockOf(row, today())?.words },
    level: { kind: 'text', width: 12, value: (row) => REQUEST_LEVEL_TERMS[row.level] },
    unit: { kind: 'text', value: (row) => row.unitName },
    owner: { kind: 'text', width: 10, value: (row) => row.ownerName },
    raisedUnit: { kind: 'text', value: (row) => row.raisedUnitName },
    raised: { kind: 'day', value: (row) => row.raisedOn },
    raiser: { kind: 'text', width: 10, value: (row) => row.raiserName },
    content: { kind: 'text', width: 60, value: (row) => row.content },
    answer: { kind: 'text', width: 60, value: (row) => row.answer },
    verdict: { kind: 'text', width: 10, value: (row) => row.verdict && VERDICT_TERMS[row.verdict] },
    solved: { kind: 'day', value: (row) => row.solvedOn },
  },
})

const eventFile = withOwnFields('event', {
  title: '推介活动',
  permission: 'event.read',
  spec: eventList,
  total: eventTotal,
  rows: eventRows,
  columns: {
    name: { kind: 'text', width: 36, value: (row) => row.name },
    day: { kind: 'day', value: (row) => row.happenedOn },
    ends: { kind: 'day', value: (row) => row.endsOn },
    place: { kind: 'text', value: (row) => row.place },
    host: { kind: 'text', value: (row) => row.host },
    companies: { kind: 'count', value: (row) => row.companiesPresent },
    unit: { kind: 'text', value: (row) => row.unitName },
    owner: { kind: 'text', width: 10, value: (row) => row.ownerName },
    summary: { kind: 'text', width: 60, value: (row) => row.summary },
  },
})

const instructionFile = listFile({
  title: '批示',
  permission: 'instruction.read',
  spec: instructionList,
  total: (read, viewer, list) => instructionTotal(read, viewer, list, today()),
  rows: (read, viewer, list, limit, from) => instructionRows(read, viewer, list, limit, from, today()),
  terms: { view: INSTRUCTION_VIEW_TERMS, state: INSTRUCTION_STATE_TERMS, overdue: { 1: '已逾期' } },
  columns: {
    body: { kind: 'text', width: 60, value: (row) => row.body },
    record: { kind: 'text', width: 30, value: (row) => row.recordName },
    author: { kind: 'text', width: 10, value: (row) => row.authorName },
    owner: { kind: 'text', width: 10, value: (row) => row.ownerName },
    unit: { kind: 'text', value: (row) => row.unitName },
    due: { kind: 'day', value: (row) => row.dueOn },
    state: { kind: 'text', width: 10, value: (row) => INSTRUCTION_STATE_TERMS[row.state] },
    answer: { kind: 'text', width: 60, value: (row) => row.answer },
    answered: { kind: 'day', value: (row) => row.answeredAt && dayOf(row.answeredAt) },
    recorded: { kind: 'day', value: (row) => dayOf(row.recordedAt) },
  },
})

/** Every list that can be had as a file, by its name in `/api/exports/<name>`. A new list is one entry here. */
export const LIST_FILES: Readonly<Record<string, ListFileReader>> = {
  companies: companyFile,
  visits: visitFile,
  events: eventFile,
  instructions: instructionFile,
  requests: requestFile,
  projects: projectFile,
  contacts: contactFile,
  metric: metricFile,
  pool: poolFile,
  cases: caseFile,
  claims: claimFile,
  duplicates: pairFile,
  imports: importFile,
  audit: auditFile,
}
