import { freshLibrary } from './first-look.ts'
import { interleave, type Bench, type Measured } from './measure.ts'

const STEPS = 60
const ROUNDS = 9

const step = (at: number): string => {
  const clock = [8 + Math.floor(at / 6), (at % 6) * 10].map((part) => String(part).padStart(2, '0'))
  return `| ${clock.join(':')} | 10 min | Étape ${at}, dite en une phrase entière | Rôle ${at % 5} |`
}
const text = (title: string): string =>
  `---\nkind: format\ntitle: ${title}\nsummary: Un essai.\nlang: fr\nlicense: CC-BY-SA-4.0\n---\n\n## Déroulé\n\n| Heure | Durée | Étape | Qui |\n| --- | --- | --- | --- |\n${Array.from({ length: STEPS }, (_, at) => step(at)).join('\n')}\n`

/** The print page of a long agenda against its reading page, each drawn anew for a page that nobody has looked at. */
const printPage = async (): Promise<Measured> => {
  const library = await freshLibrary()
  try {
    // the first of each is the warm-up
    const slugs = Array.from({ length: 2 * (ROUNDS + 1) }, (_, at) => `format-${at}`)
    for (const slug of slugs) await library.make(slug, text(slug))
    const next = slugs.values()
    const look = (below: string) => async () =>
      (await library.look(`/formats/${next.next().value}${below}`)).ms
    const pairs = await interleave(look('/print'), look(''), ROUNDS)
    const note = `reading page ${pairs.floor.toFixed(1)}ms`
    return { value: pairs.candidate, unit: 'ms', ratio: pairs.ratio, note }
  } finally {
    await library.remove()
  }
}

/** What paper costs. */
export const benches: readonly Bench[] = [
  { name: 'print-page', bar: { kind: 'at-most', ratio: 2 }, run: printPage },
]
