'use client'
import { startTransition, useState } from 'react'
import type { Theme } from './nav'

const CHOICES: { value: Theme; label: string }[] = [
  { value: 'light', label: '浅色' },
  { value: 'dark', label: '深色' },
  { value: 'system', label: '跟随系统' },
]

/** Light, dark or the device's choice: at once on this page, and in a cookie the server reads for the next, so nothing flashes. */
export function ThemeSwitch({ theme, remember }: { theme: Theme; remember: (theme: Theme) => Promise<void> }) {
  const [chosen, setChosen] = useState(theme)
  const choose = (value: Theme) => {
    setChosen(value)
    document.documentElement.dataset.theme = value
    startTransition(() => remember(value))
  }
  return (
    <fieldset className="px-2.5 py-2">
      <legend className="sr-only">主题</legend>
      <div className="grid grid-cols-3 gap-1 rounded-md bg-sunken p-1">
        {CHOICES.map((choice) => (
          <button
            key={choice.value}
            type="button"
            aria-pressed={chosen === choice.value}
            onClick={() => choose(choice.value)}
            className="min-h-11 rounded-sm px-1.5 text-sm text-ink-muted aria-pressed:bg-surface aria-pressed:font-medium aria-pressed:text-ink aria-pressed:ring-1 aria-pressed:ring-line md:min-h-7"
          >
            {choice.label}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
