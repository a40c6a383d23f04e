import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'

/** What to do first in a district without records. */
export function FirstStep({ actions, children }: { actions: ReactNode; children: ReactNode }) {
  return (
    <Card className="mb-4">
      <EmptyState title="从这里开始" action={actions}>
        {children}
      </EmptyState>
    </Card>
  )
}
