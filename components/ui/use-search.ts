'use client'
import { useCallback, useEffect, useRef, useState } from 'react'

export type SearchState<Result> = { results: Result | undefined; status: 'idle' | 'searching' | 'failed' }

/**
 * Debounced, abortable look-up while typing. `load` must keep its identity between renders; a newer text aborts the older request, so answers
 * never arrive out of order.
 */
export function useSearch<Result>(load: (text: string, signal: AbortSignal) => Promise<Result>, delay = 180) {
  const [state, setState] = useState<SearchState<Result>>({ results: undefined, status: 'idle' })
  const running = useRef<AbortController>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const search = useCallback(
    (text: string) => {
      clearTimeout(timer.current)
      running.current?.abort()
      if (!text.trim()) return setState({ results: undefined, status: 'idle' })
      const controller = new AbortController()
      running.current = controller
      setState((before) => ({ ...before, status: 'searching' }))
      timer.current = setTimeout(async () => {
        try {
          const results = await load(text.trim(), controller.signal)
          if (!controller.signal.aborted) setState({ results, status: 'idle' })
        } catch {
          if (!controller.signal.aborted) setState({ results: undefined, status: 'failed' })
        }
      }, delay)
    },
    [load, delay],
  )
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      running.current?.abort()
    },
    [],
  )
  return { ...state, search }
}
