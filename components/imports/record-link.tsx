import Link from 'next/link'

/** A record by its title, opened where there is a page for it. */
export function RecordLink({ title, href }: { title: string; href?: string | null }) {
  if (!href) return <>{title}</>
  return (
    <Link href={href} prefetch={false} className="text-accent hover:underline max-md:inline-block max-md:py-2">
      {title}
    </Link>
  )
}
