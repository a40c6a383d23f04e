'use client'
import { FailureMessage } from '@/components/shell/trouble'

/** Within the frame, so that the way on stays in sight. */
export default function ErrorPage(props: { error: Error & { digest?: string }; reset: () => void }) {
  return <FailureMessage {...props} />
}
