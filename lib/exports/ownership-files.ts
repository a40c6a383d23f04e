import { dayOf } from '@/lib/kernel/clock'
import { STAGE_TERMS } from '@/lib/kernel/terms'
import { CASE_VIEW_TERMS, caseList } from '@/lib/ownership/case.list.schema'
import { caseRows, caseTotals } from '@/lib/ownership/case.queries'
import { poolList } from '@/lib/ownership/pool.list.schema'
import { poolRows, poolTotal } from '@/lib/ownership/pool.queries'
import { CASE_KIND_TERMS, CASE_STATUS_TERMS } from '@/lib/ownership/schema'
import { listFile } from './list-file'

/** What lies in the pool, with what everybody may see of it. */
export const poolFile = listFile({
  title: '公海项目',
  permission: 'pool.read',
  spec: poolList,
  total: poolTotal,
  rows: poolRows,
  columns: {
    name: { kind: 'text', width: 36, value: (row) => row.name },
    stage: { kind: 'text', width: 12, value: (row) => STAGE_TERMS[row.stage] },
    targets: { kind: 'text', value: (row) => row.targets },
    region: { kind: 'text', width: 12, value: (row) => row.region },
    agreed: { kind: 'wan', width: 18, value: (row) => row.agreedCny || null },
    unit: { kind: 'text', value: (row) => row.unitName },
    pooled: { kind: 'day', value: (row) => row.pooledAt && dayOf(row.pooledAt) },
  },
})

/** Transfers, splits and disputes; all within reach unless the address says which. */
export const caseFile = listFile({
  title: '归属事项',
  permission: 'project.read',
  spec: caseList,
  total: async (read, viewer, list) => (await caseTotals(read, viewer, list)).total,
  rows: caseRows,
  terms: { view: CASE_VIEW_TERMS, kind: CASE_KIND_TERMS, status: CASE_STATUS_TERMS },
  columns: {
    project: { kind: 'text', width: 36, value: (row) => row.projectName },
    kind: { kind: 'text', width: 12, value: (row) => CASE_KIND_TERMS[row.kind] },
    parties: { kind: 'text', width: 30, value: (row) => row.partyNames.join('、') },
    by: { kind: 'text', width: 24, value: (row) => `${row.proposer ?? '系统'}（${row.unitName ?? '—'}）` },
    recorded: { kind: 'day', value: (row) => dayOf(row.recordedAt) },
    status: {
      kind: 'text',
      width: 10,
      value: (row) => (row.kind === 'dispute' && row.status === 'proposed' ? '待裁定' : CASE_STATUS_TERMS[row.status]),
    },
  },
})
