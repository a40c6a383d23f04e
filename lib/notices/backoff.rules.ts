/** Minutes until the next attempt after the first, second … that failed; after the last there is none. */
export const BACKOFF_MINUTES = [1, 5, 30, 120] as const

/** When to try again after so many attempts; undefined when it was the last. */
export function nextAttempt(attempts: number, now: Date): Date | undefined {
  const minutes = BACKOFF_MINUTES[attempts - 1]
  return minutes === undefined ? undefined : new Date(now.getTime() + minutes * 60_000)
}

/** Messages a robot takes in a minute: WeCom and DingTalk allow 20 (DingTalk silences it for ten minutes beyond), Feishu 100; some way below. */
export const PER_MINUTE = { mail: 60, wecom: 18, dingtalk: 18, feishu: 60 } as const
