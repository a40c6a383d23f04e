import { Badge } from '@/components/ui/badge'
import { Section } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { DateText } from '@/components/ui/figures'
import { Stat, StatRow } from '@/components/ui/stat'
import { dayOf } from '@/lib/kernel/clock'
import { paths } from '@/lib/kernel/paths'
import { BATCH_STATUS_TERMS } from '@/lib/kernel/terms'
import type { HouseFacts } from '@/lib/metrics/workbench'

/** What an administrator looks after: people, units, imports. */
export function House({ facts }: { facts: HouseFacts }) {
  return (
    <>
      <div className="mb-4">
        <StatRow>
          <Stat label="在用人员" value={facts.users} unit="人" href={paths.settings('users')} />
          <Stat label="在用单位" value={facts.units} unit="个" href={paths.settings('units')} />
          <Stat
            label="尚未修改初始密码"
            value={facts.initial}
            unit="人"
            href={paths.settings('users')}
            note="首次登录时须修改"
          />
        </StatRow>
      </div>
      <Section title="最近的台账导入" flush>
        <DataTable
          caption="最近的台账导入"
          columns={[
            { key: 'file', header: '文件', phone: 'title', cell: (row) => row.fileName },
            { key: 'by', header: '导入人', cell: (row) => row.by ?? '命令行' },
            { key: 'on', header: '日期', cell: (row) => <DateText day={dayOf(row.recordedAt)} /> },
            {
              key: 'status',
              header: '状态',
              phone: 'end',
              cell: (row) => (
                <Badge tone={row.status === 'written' ? 'ok' : 'neutral'}>{BATCH_STATUS_TERMS[row.status]}</Badge>
              ),
            },
          ]}
          rows={facts.imports}
          rowKey={(row) => row.id}
          empty={<p className="p-4 text-ink-muted">还没有导入过台账。</p>}
        />
      </Section>
    </>
  )
}
