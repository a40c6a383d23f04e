'use client'
import { signIn } from 'next-auth/react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { doubtDevice } from './doubt-device'

/** Hands over to the city's own sign-in and comes back to `next`. */
export function OidcButton({ provider, label, next }: { provider: string; label: string; next: string }) {
  const [leaving, setLeaving] = useState(false)
  return (
    <Button
      size="large"
      className="w-full"
      aria-disabled={leaving}
      onClick={() => {
        if (leaving) return
        setLeaving(true)
        doubtDevice()
        signIn(provider, { callbackUrl: next }).catch(() => setLeaving(false))
      }}
    >
      {leaving ? '正在前往…' : `使用${label}登录`}
    </Button>
  )
}
