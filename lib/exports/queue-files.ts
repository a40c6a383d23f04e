import type { Permission } from '@/lib/access/permissions'
import { may } from '@/lib/access/roles'
import type { Viewer } from '@/lib/access/viewer'
import { pairIds, pairsByIds, pairTotal } from '@/lib/duplicates/list.queries'
import { PAIR_STATE_TERMS, pairList } from '@/lib/duplicates/list.schema'
import { levelTerm, NOUN_TERMS, verdictTerm } from '@/lib/duplicates/schema'
import { listBatches } from '@/lib/imports/list.queries'
import { batchList } from '@/lib/imports/list.schema'
import { dayOf } from '@/lib/kernel/clock'
import { inWan } from '@/lib/kernel/money'
import { BATCH_STATUS_TERMS, MONEY_KIND_TERMS, STAGE_TERMS } from '@/lib/kernel/terms'
import { listSpec, oneOf, PAGE_SIZE, tick } from '@/lib/lists/list.schema'
import { claimIds, claimsByIds, countClaims } from '@/lib/projects/claims.queries'
import {
  CLAIM_KIND_TERMS,
  CLAIM_KINDS,
  CLAIM_STATUS_TERMS,
  CLAIM_STATUSES,
  type ClaimStatus,
} from '@/lib/projects/claims.schema'
import { listFile } from './list-file'

/** Rows `from` … `from + limit` of a list that its page asks for by the page, `from` at a page's beginning. */
async function byPages<Row>(limit: number, from: number, load: (page: number) => Promise<Row[]>): Promise<Row[]> {
  const rows: Row[] = []
  for (let page = from / PAGE_SIZE + 1; rows.length < limit; page++) {
    const more = await load(page)
    rows.push(...more)
    if (more.length === 0) break
  }
  return rows.slice(0, limit)
}

/** The queue of likely doubles. */
export const pairFile = listFile({
  title: '重复项',
  permission: 'duplicate.judge',
  spec: pairList,
  total: pairTotal,
  ids: pairIds,
  byIds: pairsByIds,
  terms: { state: PAIR_STATE_TERMS, noun: NOUN_TERMS, level: { 1: '1级', 2: '2级', 3: '3级', 4: '4级' } },
  columns: {
    records: {
      kind: 'text',
      width: 48,
      value: ({ a, b }) => [a, b].map(({ name, unitName }) => `${name}（${unitName ?? '—'}）`).join('\n'),
    },
    noun: { kind: 'text', width: 10, value: (row) => NOUN_TERMS[row.noun] },
    level: { kind: 'text', value: (row) => `${row.level}级 ${levelTerm(row.level, row.noun)}` },
    reasons: { kind: 'text', width: 48, value: (row) => row.reasons.join('；') },
    found: { kind: 'day', value: (row) => dayOf(row.foundAt) },
    status: {
      kind: 'text',
      width: 30,
      value: (row) => (row.verdict ? `${verdictTerm(row.verdict, row.noun)}：${row.reason ?? ''}` : '待处理'),
    },
  },
})

/** What waits where for whom, as the page of claims asks for it. */
const claimList = listSpec({
  filters: { status: oneOf(CLAIM_STATUSES), kind: oneOf(CLAIM_KINDS), mine: tick() },
  sorts: ['recorded'],
  sort: { key: 'recorded', direction: 'asc' },
  columns: [
    { key: 'project', header: '项目' },
    { key: 'what', header: '申报事项' },
    { key: 'amount', header: '金额（万，原币）' },
    { key: 'currency', header: '币种' },
    { key: 'cny', header: '折合人民币' },
    { key: 'day', header: '发生日期' },
    { key: 'unit', header: '责任单位' },
    { key: 'claimant', header: '申报人' },
    { key: 'recorded', header: '申报日期' },
    { key: 'status', header: '状态' },
    { key: 'reason', header: '理由' },
    { key: 'verifier', header: '认定人' },
    { key: 'verified', header: '认定日期' },
  ],
})
/** Who decides is shown what waits for his decision, everybody else what he may see. */
const claimReach = (viewer: Viewer, status: ClaimStatus): Permission =>
  may(viewer, 'project.verify') && status === 'claimed' ? 'project.verify' : 'project.read'

export const claimFile = listFile({
  title: '认定',
  permission: 'project.read',
  spec: claimList,
  total: async (read, viewer, { filters: { status = 'claimed', kind = 'stage', mine } }) =>
    (await countClaims(read, viewer, status, claimReach(viewer, status), mine === '1'))[kind],
  ids: (read, viewer, { filters: { status = 'claimed', kind = 'stage', mine } }, most) =>
    claimIds(read, viewer, { status, kind, mine: mine === '1' }, claimReach(viewer, status), most),
  byIds: (read, viewer, { filters: { status = 'claimed', kind = 'stage' } }, ids) =>
    claimsByIds(read, viewer, kind, ids, claimReach(viewer, status)),
  terms: { status: CLAIM_STATUS_TERMS, kind: CLAIM_KIND_TERMS, mine: { 1: '本人经办' } },
  columns: {
    project: { kind: 'text', width: 36, value: (row) => row.projectName },
    what: {
      kind: 'text',
      value: (row) => (row.stage ? STAGE_TERMS[row.stage] : row.money && MONEY_KIND_TERMS[row.money.kind]),
    },
    amount: { kind: 'number', width: 18, total: false, value: (row) => (row.money ? inWan(row.money.amount) : null) },
    currency: { kind: 'text', width: 8, value: (row) => row.money?.currency },
    cny: { kind: 'wan', width: 20, value: (row) => row.money?.cny ?? null },
    day: { kind: 'day', value: (row) => row.happenedOn },
    unit: { kind: 'text', value: (row) => row.unitName },
    claimant: { kind: 'text', width: 10, value: (row) => row.claimant },
    recorded: { kind: 'day', value: (row) => dayOf(row.recordedAt) },
    status: {
      kind: 'text',
      width: 10,
      value: (row) =>
        CLAIM_STATUS_TERMS[row.verification === 'claimed' && row.returnedAt ? 'returned' : row.verification],
    },
    reason: { kind: 'text', width: 36, value: (row) => row.rejectReason ?? row.returnReason },
    verifier: { kind: 'text', width: 10, value: (row) => row.verifier },
    verified: { kind: 'day', value: (row) => row.verifiedAt && dayOf(row.verifiedAt) },
  },
})

/** The imports so far. */
export const importFile = listFile({
  title: '台账导入记录',
  permission: 'import.run',
  spec: batchList,
  terms: { status: BATCH_STATUS_TERMS },
  total: async (read, viewer, list) => (await listBatches(read, viewer, { ...list, page: 1 })).total,
  rows: (read, viewer, list, limit, from) =>
    byPages(limit, from, async (page) => (await listBatches(read, viewer, { ...list, page })).rows),
  columns: {
    file: { kind: 'text', width: 36, value: (row) => row.fileName },
    status: { kind: 'text', value: (row) => BATCH_STATUS_TERMS[row.status] },
    created: { kind: 'count', value: (row) => row.counts?.created ?? null },
    updated: { kind: 'count', value: (row) => row.counts?.updated ?? null },
    unchanged: { kind: 'count', value: (row) => row.counts?.unchanged ?? null },
    refused: { kind: 'count', value: (row) => row.counts?.refused ?? null },
    unit: { kind: 'text', value: (row) => row.unitName },
    by: { kind: 'text', width: 14, value: (row) => row.byName ?? '命令行操作员' },
    day: { kind: 'day', value: (row) => dayOf(row.at) },
  },
})
