/** The mark: a sun over two waves, the coast that invites. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <rect width="32" height="32" rx="8" fill="#0b5394" />
      <circle cx="16" cy="11.5" r="4.5" fill="#fff" />
      <path
        d="M5 19.5c2.75 0 2.75 2 5.5 2s2.75-2 5.5-2 2.75 2 5.5 2 2.75-2 5.5-2"
        fill="none"
        stroke="#fff"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <path
        d="M8 25c2 0 2 1.5 4 1.5s2-1.5 4-1.5 2 1.5 4 1.5 2-1.5 4-1.5"
        fill="none"
        stroke="#8fc3ee"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>
  )
}
