import { env } from '@/lib/env'
import { hostList, type RobotKind, webhookFault } from '../hosts.rules'
import { type Outcome, refusedBecause, SENT, uncertainBecause } from './outcome'
import { type RobotMessage, robotCall, robotRefusal } from './robots'

const TIMEOUT_MS = 15_000
/** A robot's answer is a line of JSON; whatever is longer is not read to its end. */
const ANSWER_BYTES = 64 * 1024
/** Node's words for a connection that never stood: nothing was handed over. */
const UNREACHED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

const codeOf = (error: unknown): string => {
  const cause = (error as { cause?: { code?: unknown } }).cause
  return String(cause?.code ?? (error as { code?: unknown }).code ?? (error as Error).name ?? '')
}

/** Hosts that the operator has allowed beside the makers' own. */
export const allowedHosts = (): string[] => hostList(env.MESSAGE_HOSTS)

/**
 * Sends one message to a robot. The address is judged again at this moment, redirects are not followed, and nothing of the answer but its code
 * and its words is kept.
 */
export async function sendToRobot(kind: RobotKind, message: RobotMessage): Promise<Outcome> {
  const fault = webhookFault(kind, message.address, allowedHosts())
  if (fault) return refusedBecause(fault)
  const { url, body } = robotCall(kind, message)
  let answer: Response
  try {
    answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
  } catch (error) {
    const code = codeOf(error)
    if (UNREACHED.has(code)) return refusedBecause(`连接不上对方服务器（${code}）`)
    return uncertainBecause(`消息已发出，没有收到答复（${code}）`)
  }
  if (answer.status >= 300 && answer.status < 400) {
    await answer.body?.cancel()
    return refusedBecause('对方要求转到别的地址，出于安全不予转发')
  }
  // 429 and 503 say “not now” before anything is done; other failures of a gateway do not say what became of the message.
  if (!answer.ok) {
    await answer.body?.cancel()
    const words = `对方服务器答复 ${answer.status}`
    return answer.status < 500 || answer.status === 503 ? refusedBecause(words) : uncertainBecause(words)
  }
  return judged(kind, answer)
}

async function judged(kind: RobotKind, answer: Response): Promise<Outcome> {
  let text = ''
  try {
    const decoder = new TextDecoder()
    for await (const chunk of answer.body ?? []) {
      text += decoder.decode(chunk, { stream: true })
      if (text.length > ANSWER_BYTES) return uncertainBecause('对方的答复过长，无法识别')
    }
  } catch (error) {
    return uncertainBecause(`答复没有收完（${codeOf(error)}）`)
  }
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return uncertainBecause('对方的答复无法识别')
  }
  const refusal = robotRefusal(kind, parsed)
  return refusal === undefined ? SENT : refusedBecause(refusal)
}
