import { apiAnswer, apiViewer } from '@/lib/access/api'
import { formBody } from '@/lib/access/body'
import { formValues } from '@/lib/access/form'
import { may } from '@/lib/access/roles'
import { reader } from '@/lib/access/session'
import { explainRule } from '@/lib/goals/explain.rules'
import { findGoal, findPlan } from '@/lib/goals/queries'
import { previewInput } from '@/lib/goals/schema'
import { today } from '@/lib/kernel/clock'
import { Problem } from '@/lib/kernel/errors'
import { fieldErrors } from '@/lib/kernel/input'
import { readLabels } from '@/lib/metrics/labels'
import { previewRule } from '@/lib/metrics/preview'

/** `POST /api/goals/preview` with the goal's form as it stands: what the rule would count now. Writes nothing; POST because forms are long. */
export async function POST(request: Request): Promise<Response> {
  return apiAnswer(async () => {
    const viewer = await apiViewer()
    if (!may(viewer, 'goal.write')) throw new Problem('not-allowed', {}, 'goal preview')
    const parsed = previewInput.safeParse(formValues(await formBody(request)))
    const headers = { 'cache-control': 'no-store' }
    // A rule that is not complete yet is no error: the form is being filled in.
    if (!parsed.success) return Response.json({ missing: Object.values(fieldErrors(parsed.error)).flat() }, { headers })
    const read = reader()
    const [plan, goal] = await Promise.all([
      findPlan(read, parsed.data.planId),
      parsed.data.id ? findGoal(read, parsed.data.id) : undefined,
    ])
    const { rule } = parsed.data
    const sentences = explainRule(rule, await readLabels(read))
    // Reported figures are not counted from records.
    const preview =
      rule.source !== 'manual' ? await previewRule(read, viewer, parsed.data, plan, goal, today()) : undefined
    return Response.json({ sentences, preview }, { headers })
  })
}
