import type { Values } from '@/components/offline/types'
import type { FormState } from '@/lib/access/form'
import { VISIT_LABELS } from '@/lib/visits/labels'

const LABELS: Record<string, string> = { ...VISIT_LABELS }
const words = (value: unknown) => [value ?? ''].flat().map(String).filter(Boolean).join('、') || '（空）'

/** Why the server did not take a draft, everything at once; on a conflict both versions beside each other. */
export function DraftAnswer({ answer: { message, fields, theirs }, values }: { answer: FormState; values: Values }) {
  const reasons = Object.entries(fields ?? {}).filter(([field]) => field !== '')
  const differing = Object.entries(theirs ?? {}).filter(
    ([field, stored]) => field in LABELS && words(stored) !== words(values[field]),
  )
  return (
    <div className="mt-2 rounded-md bg-warn-soft px-3 py-2 text-sm">
      <p className="font-medium text-warn">{message}</p>
      {reasons.length > 0 ? (
        <ul className="mt-1 list-disc pl-5">
          {reasons.map(([field, sentences]) => (
            <li key={field}>
              {LABELS[field] ?? field}：{sentences.join('；')}
            </li>
          ))}
        </ul>
      ) : null}
      {differing.length > 0 ? (
        <table className="mt-2 w-full table-fixed text-left">
          <caption className="sr-only">两个版本的不同之处</caption>
          <thead>
            <tr>
              <th className="py-1 font-medium">项目</th>
              <th className="py-1 font-medium">本机填写</th>
              <th className="py-1 font-medium">系统现有</th>
            </tr>
          </thead>
          <tbody>
            {differing.map(([field, stored]) => (
              <tr key={field} className="border-t align-top">
                <th scope="row" className="py-1 font-normal">
                  {LABELS[field]}
                </th>
                <td className="py-1 pr-2 break-words">{words(values[field])}</td>
                <td className="py-1 break-words">{words(stored)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </div>
  )
}
