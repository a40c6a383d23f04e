'use client'
import { CloudAlert, SearchX } from 'lucide-react'
import { Button, ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PROBLEM_SENTENCES } from '@/lib/kernel/errors'
import { paths } from '@/lib/kernel/paths'

/** One answer for “not there” and “not yours”. */
export function NotFoundMessage() {
  return (
    <EmptyState
      heading
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
  )
}

type Failure = { error: Error & { digest?: string }; reset: () => void }

/** Something broke: says so without internals, gives the number the log has, offers another try. */
export function FailureMessage({ error, reset }: Failure) {
  return (
    <EmptyState
      heading
      title="页面没有打开"
      icon={<CloudAlert />}
      action={
        <>
          <Button kind="primary" onClick={reset}>
            重试
          </Button>
          <Button onClick={() => window.history.back()}>返回上一页</Button>
        </>
      }
    >
      {PROBLEM_SENTENCES.unexpected}
      {error.digest ? <p className="mt-1 text-sm">如需报告，请提供错误编号 {error.digest}。</p> : null}
    </EmptyState>
  )
}
