'use client'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Here } from '@/components/offline/device'
import { keepPhone } from '@/components/offline/keeper'
import { registerWorker } from '@/components/offline/register'
import { now } from '@/lib/kernel/clock'

const subscribeNetwork = (told: () => void) => {
  window.addEventListener('online', told)
  window.addEventListener('offline', told)
  return () => {
    window.removeEventListener('online', told)
    window.removeEventListener('offline', told)
  }
}

/** Whether the browser believes that there is a network. */
export const useOnline = () =>
  useSyncExternalStore(
    subscribeNetwork,
    () => navigator.onLine,
    () => true,
  )

const subscribeHash = (told: () => void) => {
  window.addEventListener('hashchange', told)
  return () => window.removeEventListener('hashchange', told)
}

/** The address behind #: which section, and which draft. Empty until the page runs. */
export const useHash = () =>
  useSyncExternalStore(
    subscribeHash,
    () => decodeURIComponent(window.location.hash.slice(1)),
    () => '',
  )

/** The page that could not be opened, if that is why we are here; `slow` when it only took too long. */
export function useMissed(): { at: string; slow: boolean } | undefined {
  const [missed, setMissed] = useState<{ at: string; slow: boolean }>()
  useEffect(() => {
    const search = new URLSearchParams(window.location.search)
    const at = search.get('at')
    // Only pages of this site: what stands in the address may come from anywhere.
    if (at && /^\/(?![/\\])/.test(at)) setMissed({ at, slow: search.has('slow') })
  }, [])
  return missed
}

/** So long the shell waits for the server's word on who is here: a weak signal must not keep anybody from writing. */
const PATIENCE_MS = 1_500

/** Keeps the phone in order while the shell is open. `looked` once the first look is over, or has taken too long; `here` is the server's word, if it came. */
export function useKeeper(worker: boolean): { looked: boolean; here?: Here } {
  const [looked, setLooked] = useState(false)
  const [here, setHere] = useState<Here>()
  useEffect(() => {
    if (worker) registerWorker()
    const timer = setTimeout(() => setLooked(true), navigator.onLine ? PATIENCE_MS : 0)
    const asked = (said?: Here) => {
      setHere(said)
      setLooked(true)
    }
    keepPhone(undefined, asked).catch(() => setLooked(true))
    return () => clearTimeout(timer)
  }, [worker])
  return { looked, here }
}

/** Words for an instant: 14:05 today, else 11月22日 14:05. China's time, whatever the phone is set to. */
export function when(ms: number): string {
  const options = { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const day = (at: Date) => at.toLocaleDateString('zh-CN', { timeZone: 'Asia/Shanghai', month: 'long', day: 'numeric' })
  const at = new Date(ms)
  const time = at.toLocaleTimeString('zh-CN', options)
  return day(at) === day(now()) ? time : `${day(at)} ${time}`
}
