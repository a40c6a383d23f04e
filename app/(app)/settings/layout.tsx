import type { ReactNode } from 'react'
import { SettingsTabs } from '@/components/settings/settings-tabs'
import type { Permission } from '@/lib/access/permissions'
import { may } from '@/lib/access/roles'
import { requireViewer } from '@/lib/access/session'
import { paths, type SettingsPage } from '@/lib/kernel/paths'

const PAGES: { page: SettingsPage; label: string; needs: Permission }[] = [
  { page: 'units', label: '单位', needs: 'unit.write' },
  { page: 'users', label: '人员', needs: 'user.write' },
  { page: 'plans', label: '规划与目标', needs: 'goal.write' },
  { page: 'dictionaries', label: '字典', needs: 'term.write' },
  { page: 'extras', label: '自定义字段', needs: 'term.write' },
  { page: 'gates', label: '阶段门槛', needs: 'policy.write' },
  { page: 'ownership', label: '归属规则', needs: 'policy.write' },
  { page: 'messages', label: '消息', needs: 'notice.own' },
  { page: 'requests', label: '诉求办理', needs: 'policy.write' },
  { page: 'reports', label: '月报时限', needs: 'report.approve' },
]

/** Tabs of the settings the viewer may change; each page asks for its own permission. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer()
  const tabs = PAGES.filter(({ needs }) => may(viewer, needs)).map(({ page, label }) => ({
    label,
    href: paths.settings(page),
  }))
  return (
    <>
      <SettingsTabs tabs={tabs} />
      {children}
    </>
  )
}
