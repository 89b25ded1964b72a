/**
 * How often a campaign tries: the few times that show the rule at every commit, or so many times
 * more as ANSINH_OFTEN says, which `./ansinh bench faults` does.
 */
export function often(times: number): number {
  return times * Number(process.env['ANSINH_OFTEN'] ?? 1);
}
