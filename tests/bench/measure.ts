/** Milliseconds of repeated runs. */
export type Timing = { median: number; p95: number; perSecond: number; runs: number }

const at = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

export function timingOf(samples: number[], seconds: number): Timing {
  const sorted = samples.toSorted((a, b) => a - b)
  return { median: at(sorted, 0.5), p95: at(sorted, 0.95), perSecond: samples.length / seconds, runs: samples.length }
}

/** Runs `work` from `clients` at once, `runs` times in all, after a warm-up of a tenth; the clients wait for nothing but their answers. */
export async function measure(clients: number, runs: number, work: (run: number) => Promise<void>): Promise<Timing> {
  for (let run = 0; run < Math.max(2, runs / 10); run++) await work(run)
  const samples: number[] = []
  let next = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (next < runs) {
        const run = next++
        const start = performance.now()
        await work(run)
        samples.push(performance.now() - start)
      }
    }),
  )
  return timingOf(samples, (performance.now() - began) / 1000)
}
