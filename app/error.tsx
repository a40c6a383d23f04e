'use client'
import { CloudAlert } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PROBLEM_SENTENCES } from '@/lib/kernel/errors'

/** Something broke: says so without internals, gives the number the log has, offers another try. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <div className="grid min-h-[60dvh] place-items-center">
      <EmptyState
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
    </div>
  )
}
