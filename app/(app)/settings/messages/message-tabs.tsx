import { Tabs } from '@/components/ui/tabs'
import { may } from '@/lib/access/roles'
import type { Viewer } from '@/lib/access/viewer'
import { paths } from '@/lib/kernel/paths'

export type MessagePage = 'own' | 'units' | 'rules' | 'deliveries'

/** The pages of message settings that the viewer may open. */
export function MessageTabs({ viewer, current }: { viewer: Viewer; current: MessagePage }) {
  const keeps = may(viewer, 'channel.write')
  const tabs = [
    { page: 'own', label: '我的消息', href: paths.settings('messages'), shown: true },
    { page: 'units', label: '单位', href: paths.settingsOne('messages', 'units'), shown: keeps },
    {
      page: 'rules',
      label: '提醒规则',
      href: paths.settingsOne('messages', 'rules'),
      shown: may(viewer, 'policy.write'),
    },
    { page: 'deliveries', label: '发送记录', href: paths.settingsOne('messages', 'deliveries'), shown: true },
  ]
  return (
    <Tabs
      label="消息设置"
      tabs={tabs
        .filter(({ shown }) => shown)
        .map(({ page, label, href }) => ({ label, href, current: page === current }))}
    />
  )
}
