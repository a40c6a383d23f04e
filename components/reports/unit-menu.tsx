import { ChevronDown } from 'lucide-react'
import { MenuLink, MenuList, MenuPanel } from '@/components/ui/menu'

export type UnitChoice = { id: string; name: string; depth: number; href: string }

/** Whose summary is shown, and the way to another unit's; nothing to choose where there is one. */
export function UnitMenu({ units, current }: { units: UnitChoice[]; current: string }) {
  const shown = units.find((unit) => unit.id === current)
  if (units.length < 2) return null
  return (
    <MenuPanel label={shown?.name ?? '选择单位'} icon={<ChevronDown aria-hidden />} align="end">
      <div className="max-h-80 overflow-y-auto">
        <MenuList>
          {units.map((unit) => (
            <MenuLink key={unit.id} href={unit.href}>
              <span className={unit.id === current ? 'font-semibold text-accent' : undefined}>
                {'　'.repeat(unit.depth)}
                {unit.name}
              </span>
            </MenuLink>
          ))}
        </MenuList>
      </div>
    </MenuPanel>
  )
}
