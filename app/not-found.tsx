import { SearchX } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PROBLEM_SENTENCES } from '@/lib/kernel/errors'
import { paths } from '@/lib/kernel/paths'

export const metadata = { title: '没有找到' }

/** One answer for “not there” and “not yours”. */
export default function NotFound() {
  return (
    <div className="grid min-h-[60dvh] place-items-center">
      <EmptyState
        title="没有找到"
        icon={<SearchX />}
        action={
          <ButtonLink kind="primary" href={paths.home()}>
            回到工作台
          </ButtonLink>
        }
      >
        {PROBLEM_SENTENCES['not-found']}
      </EmptyState>
    </div>
  )
}
