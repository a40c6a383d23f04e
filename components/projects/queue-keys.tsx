'use client'
import { useEffect, useRef } from 'react'
import { buttonClass } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'

const KEYS: Array<[string, string]> = [
  ['J / ↓', '下一项'],
  ['K / ↑', '上一项'],
  ['V', '认定'],
  ['B', '退回补正'],
  ['R', '不予认定'],
  ['X', '勾选或取消勾选'],
  ['O', '打开项目'],
  ['?', '显示或关闭本说明'],
]
const ACTS: Record<string, string> = { v: 'verify', b: 'return', r: 'reject', o: 'open' }
const STEPS: Record<string, number> = { j: 1, arrowdown: 1, k: -1, arrowup: -1 }

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || (target.matches('input, textarea, select') && !target.matches('[type="checkbox"]')))

const items = () => [...document.querySelectorAll<HTMLElement>('[data-queue-item]')]
const idAt = (item?: HTMLElement) => item?.dataset.queueItem
const current = (all: HTMLElement[]) => all.find((item) => item.getAttribute('aria-current') === 'true')

/** Goes by steps from the claim that is shown, or is on its way; answers the id of the one asked for. */
function step(by: number, awaited?: string): string | undefined {
  const all = items()
  const from = awaited ?? idAt(current(all))
  const at = all.findIndex((item) => idAt(item) === from)
  const next = all[Math.min(Math.max(at + by, 0), all.length - 1)]
  next?.scrollIntoView({ block: 'nearest' })
  if (next && idAt(next) !== from) next.click()
  return idAt(next)
}

function act(name: string): void {
  const marked = document.querySelector<HTMLElement>(`[data-queue-act="${name}"]`)
  const control = marked?.matches('a, button') ? marked : marked?.querySelector<HTMLElement>('button')
  control?.click()
}

/** The queue from the keyboard; every key presses what is on the page, so that nothing is possible by key alone. */
export function QueueKeys() {
  const help = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    // The claim that was asked for may not be there yet: until it is, no key may decide the one still shown.
    let awaited: string | undefined
    const arrived = () => {
      if (awaited === idAt(current(items()))) awaited = undefined
      return awaited === undefined
    }
    const pointed = () => {
      awaited = undefined
    }
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      const key = event.key.toLowerCase()
      const open = document.querySelector('dialog[open]')
      if (key === '?' && (!open || open === help.current) && !typing(event.target)) {
        event.preventDefault()
        return help.current?.open ? help.current.close() : help.current?.showModal()
      }
      if (open || typing(event.target)) return
      const by = STEPS[key]
      if (by) {
        event.preventDefault()
        arrived()
        awaited = step(by, awaited)
        return
      }
      // A key held down must not decide claim after claim.
      if (event.repeat || !arrived()) return
      if (key === 'x') {
        const box = current(items())?.closest('li')?.querySelector<HTMLInputElement>('input[type="checkbox"]')
        box?.click()
      }
      const name = ACTS[key]
      if (name) {
        event.preventDefault()
        act(name)
      }
    }
    document.addEventListener('keydown', press)
    document.addEventListener('pointerdown', pointed)
    return () => {
      document.removeEventListener('keydown', press)
      document.removeEventListener('pointerdown', pointed)
    }
  }, [])
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        className={buttonClass('quiet', 'small', 'max-lg:hidden')}
        onClick={() => help.current?.showModal()}
      >
        快捷键 <Kbd>?</Kbd>
      </button>
      <dialog
        ref={help}
        aria-label="快捷键"
        className="m-auto w-72 rounded-xl border bg-raised p-4 text-ink shadow-raised backdrop:bg-backdrop"
      >
        <h2 className="mb-2 font-semibold">快捷键</h2>
        <dl className="grid grid-cols-[5rem_1fr] gap-y-1.5">
          {KEYS.map(([key, word]) => (
            <div key={key} className="contents">
              <dt>
                <Kbd>{key}</Kbd>
              </dt>
              <dd>{word}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog" className="mt-3">
          <button type="submit" className={buttonClass('secondary', 'small')}>
            关闭
          </button>
        </form>
      </dialog>
    </>
  )
}
