import { auditList } from '@/lib/audit/list.schema'
import { type AuditRow, auditRows, auditTotal } from '@/lib/audit/queries'
import { instantWords } from '@/lib/audit/words'
import { actionWords, NOUN_WORDS } from '@/lib/kernel/trail'
import { MOST_EXPORTED } from '@/lib/lists/list.schema'
import { listFile } from './list-file'

/** A change as the page shows it, a field a line: 单位：北京招商队 → 上海招商队. */
function changeText({ open, changes }: AuditRow): string {
  if (!open) return '业务内容，仅审计可见'
  return changes
    .map(({ label, before, after }) => `${label}：${[before, after].filter((one) => one !== undefined).join(' → ')}`)
    .join('\n')
}

/** The audit trail as a file, with exactly what its page shows the viewer. */
export const auditFile = listFile({
  title: '审计记录',
  permission: 'audit.read',
  entry: { action: 'audit.export', noun: 'audit' },
  spec: auditList,
  total: (read, viewer, list) => auditTotal(read, viewer, list, MOST_EXPORTED + 1),
  rows: auditRows,
  columns: {
    seq: { kind: 'number', value: (row) => row.seq },
    at: { kind: 'text', width: 20, value: (row) => instantWords(row.at) },
    person: { kind: 'text', width: 12, value: (row) => row.userName },
    action: { kind: 'text', value: (row) => actionWords(row.action) },
    record: {
      kind: 'text',
      width: 36,
      value: (row) => [NOUN_WORDS[row.noun] ?? row.noun, row.recordName, row.recordId].filter(Boolean).join(' '),
    },
    unit: { kind: 'text', value: (row) => row.unitName },
    change: { kind: 'text', width: 60, value: changeText },
    hash: { kind: 'text', width: 30, value: (row) => row.hash },
  },
})
