'use client'
import { usePathname } from 'next/navigation'
import { Tabs } from '@/components/ui/tabs'

/** The settings pages; the current one is known only from the address, which a layout does not see. */
export function SettingsTabs({ tabs }: { tabs: { label: string; href: string }[] }) {
  const here = usePathname()
  // Who may change only one thing has nothing to choose from.
  if (tabs.length < 2) return null
  return <Tabs label="系统设置" tabs={tabs.map((tab) => ({ ...tab, current: here.startsWith(tab.href) }))} />
}
