import { textParts } from '@/lib/comments/text.rules'

/** What people wrote: line breaks kept, links opened elsewhere and without a trace of us, addressed colleagues marked. */
export function TalkText({ body, names = [] }: { body: string; names?: string[] }) {
  return (
    <p className="max-w-prose break-words whitespace-pre-wrap text-pretty">
      {textParts(body, names).map((part, index) => {
        // The text never changes place by place: an index is a stretch's name.
        const key = `${index}-${part.text.slice(0, 8)}`
        if (part.kind === 'mention')
          return (
            <span key={key} className="font-medium text-accent">
              {part.text}
            </span>
          )
        if (part.kind !== 'link') return part.text
        return (
          <a
            key={key}
            href={part.href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className="break-all text-accent underline"
          >
            {part.text}
          </a>
        )
      })}
    </p>
  )
}
