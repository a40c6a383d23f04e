import type { Role } from '@/lib/kernel/terms'

/** How far a permission reaches along the unit tree. */
export const REACHES = ['none', 'own', 'unit', 'subtree', 'all'] as const
export type Reach = (typeof REACHES)[number]

export const PERMISSIONS = [
  'company.read',
  'company.write',
  'contact.unmask',
  'visit.read',
  'visit.write',
  'project.read',
  'project.write',
  'project.verify',
  'event.read',
  'event.write',
  'goal.read',
  'goal.write',
  'report.read',
  'import.run',
  'export.run',
  'audit.read',
  'unit.write',
  'user.write',
  'term.write',
] as const
export type Permission = (typeof PERMISSIONS)[number]

/**
 * Who may do what, how far: the one place that says so, complete by type.
 * Companies are the district's common register and readable by all who do business (docs/decisions); their contacts, visits and
 * projects are not. An admin keeps the house and sees no business.
 */
export const ROLE_TABLE = {
  staff: {
    'company.read': 'all',
    'company.write': 'unit',
    'contact.unmask': 'unit',
    'visit.read': 'unit',
    'visit.write': 'own',
    'project.read': 'unit',
    'project.write': 'own',
    'project.verify': 'none',
    'event.read': 'unit',
    'event.write': 'own',
    'goal.read': 'all',
    'goal.write': 'none',
    'report.read': 'unit',
    'import.run': 'none',
    'export.run': 'unit',
    'audit.read': 'none',
    'unit.write': 'none',
    'user.write': 'none',
    'term.write': 'none',
  },
  manager: {
    'company.read': 'all',
    'company.write': 'subtree',
    'contact.unmask': 'subtree',
    'visit.read': 'subtree',
    'visit.write': 'subtree',
    'project.read': 'subtree',
    'project.write': 'subtree',
    'project.verify': 'subtree',
    'event.read': 'subtree',
    'event.write': 'subtree',
    'goal.read': 'all',
    'goal.write': 'subtree',
    'report.read': 'subtree',
    'import.run': 'subtree',
    'export.run': 'subtree',
    'audit.read': 'none',
    'unit.write': 'none',
    'user.write': 'none',
    'term.write': 'none',
  },
  leader: {
    'company.read': 'all',
    'company.write': 'none',
    'contact.unmask': 'subtree',
    'visit.read': 'subtree',
    'visit.write': 'none',
    'project.read': 'subtree',
    'project.write': 'none',
    'project.verify': 'none',
    'event.read': 'subtree',
    'event.write': 'none',
    'goal.read': 'all',
    'goal.write': 'none',
    'report.read': 'subtree',
    'import.run': 'none',
    'export.run': 'subtree',
    'audit.read': 'none',
    'unit.write': 'none',
    'user.write': 'none',
    'term.write': 'none',
  },
  auditor: {
    'company.read': 'all',
    'company.write': 'none',
    'contact.unmask': 'none',
    'visit.read': 'all',
    'visit.write': 'none',
    'project.read': 'all',
    'project.write': 'none',
    'project.verify': 'none',
    'event.read': 'all',
    'event.write': 'none',
    'goal.read': 'all',
    'goal.write': 'none',
    'report.read': 'all',
    'import.run': 'none',
    'export.run': 'all',
    'audit.read': 'all',
    'unit.write': 'none',
    'user.write': 'none',
    'term.write': 'none',
  },
  admin: {
    'company.read': 'none',
    'company.write': 'none',
    'contact.unmask': 'none',
    'visit.read': 'none',
    'visit.write': 'none',
    'project.read': 'none',
    'project.write': 'none',
    'project.verify': 'none',
    'event.read': 'none',
    'event.write': 'none',
    'goal.read': 'all',
    'goal.write': 'all',
    'report.read': 'none',
    'import.run': 'none',
    'export.run': 'none',
    'audit.read': 'all',
    'unit.write': 'all',
    'user.write': 'all',
    'term.write': 'all',
  },
} as const satisfies Record<Role, Record<Permission, Reach>>

/** How far this viewer's permission reaches. */
export function reachOf(viewer: { role: Role }, permission: Permission): Reach {
  return ROLE_TABLE[viewer.role][permission]
}

/** Whether the viewer may do it at all; which rows is scope's answer. */
export function may(viewer: { role: Role }, permission: Permission): boolean {
  return reachOf(viewer, permission) !== 'none'
}
