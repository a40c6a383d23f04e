import {
  BadgeCheck,
  Bell,
  Building2,
  CalendarCheck,
  CalendarDays,
  ClipboardCheck,
  Copy,
  FileSpreadsheet,
  FileText,
  FolderKanban,
  LayoutDashboard,
  MessageSquareWarning,
  NotebookPen,
  Plus,
  Scale,
  ScrollText,
  Settings,
  Signature,
  Smartphone,
  Target,
  Waves,
} from 'lucide-react'

const ICONS = {
  home: LayoutDashboard,
  visit: NotebookPen,
  company: Building2,
  project: FolderKanban,
  pool: Waves,
  ownership: Scale,
  claim: BadgeCheck,
  event: CalendarDays,
  duplicate: Copy,
  goal: Target,
  report: FileText,
  import: FileSpreadsheet,
  audit: ScrollText,
  settings: Settings,
  add: Plus,
  request: MessageSquareWarning,
  calendar: CalendarCheck,
  notice: Bell,
  instruction: Signature,
  review: ClipboardCheck,
  field: Smartphone,
} as const
export type NavIconName = keyof typeof ICONS

/** Icons by name, so that plain data can name them. */
export function NavIcon({ name, className }: { name: NavIconName; className?: string }) {
  const Icon = ICONS[name]
  return <Icon aria-hidden className={className} strokeWidth={1.75} />
}
