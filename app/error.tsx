'use client'
import { FailureMessage } from '@/components/shell/trouble'

export default function ErrorPage(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <FailureMessage {...props} />
    </main>
  )
}
