'use client'
import { buttonClass } from '@/components/ui/button'

type ChooserProps = {
  label: string
  icon: React.ReactNode
  accept: string
  capture?: 'environment'
  multiple?: boolean
  onFiles: (files: File[]) => void
}

/** A file input that looks like a button; it bears no name, so that the form does not send the bytes again. */
export function FileChooser({ label, icon, onFiles, ...input }: ChooserProps) {
  return (
    <label
      className={buttonClass(
        'secondary',
        'normal',
        'cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
      )}
    >
      {icon}
      {label}
      <input
        {...input}
        type="file"
        className="sr-only"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          // The same file chosen again must be heard of again.
          event.target.value = ''
        }}
      />
    </label>
  )
}
