/** The dark squares of a QR code as the path of an SVG, one unit a square: each run of a row is one rectangle. */
export const qrPath = (rows: readonly (readonly boolean[])[]): string =>
  rows
    .flatMap((row, y) => runsOf(row).map(({ from, to }) => `M${from} ${y}h${to - from}v1H${from}z`))
    .join('')

/** Where dark squares stand side by side; `to` is behind the last one. */
const runsOf = (row: readonly boolean[]): readonly { from: number; to: number }[] => {
  const runs: { from: number; to: number }[] = []
  row.forEach((isDark, x) => {
    const last = runs.at(-1)
    if (!isDark) return
    if (last?.to === x) last.to = x + 1
    else runs.push({ from: x, to: x + 1 })
  })
  return runs
}
