'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'

const EVERY_MS = 60_000
type State = 'live' | 'lost' | 'ended'
const WORDS: Record<State, string> = {
  live: '',
  lost: '网络中断，显示的是上次的数据',
  ended: '登录已结束，请重新登录',
}

/**
 * Asks for new numbers every minute without reloading the page, and says of which moment those on show are. Nobody stands before it: a lost line and an ended
 * session are told on the screen, and what was shown last stays.
 */
export function Live({ moment, alive }: { moment: string; alive: string }) {
  const router = useRouter()
  const [state, setState] = useState<State>('live')
  useEffect(() => {
    const ask = async () => {
      try {
        const answer = await fetch(alive, { cache: 'no-store' })
        setState(answer.ok ? 'live' : answer.status === 401 || answer.status === 404 ? 'ended' : 'lost')
        if (answer.ok) router.refresh()
      } catch {
        setState('lost')
      }
    }
    const timer = setInterval(ask, EVERY_MS)
    window.addEventListener('online', ask)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', ask)
    }
  }, [alive, router])
  return (
    <p role="status" className="screen-moment" data-state={state}>
      {state === 'live' ? null : <strong>{WORDS[state]}　</strong>}
      数据时间 {moment}
    </p>
  )
}
