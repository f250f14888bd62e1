import type { OpenPart } from '@forkshop/document'

type Runs = OpenPart['blocks'][number]['runs']

/**
 * Parts of an article without the places of their words, but for those of headings, and the places as JSON: most
 * readers are shown a text of which nothing is said, and thousands of places are then never made.
 */
export type PlacesApart = { readonly parts: readonly OpenPart[]; readonly places: string }

/** Takes the places of words out of drawn parts. */
export function takePlaces(parts: readonly OpenPart[]): PlacesApart {
  const taken = parts.map(({ blocks }) =>
    blocks.map(({ heading, runs }) => (heading === null ? runs : [])),
  )
  return {
    parts: mapBlocks(parts, (block) => (block.heading === null ? [] : block.runs)),
    places: JSON.stringify(taken),
  }
}

/** The parts as they were drawn. */
export function putPlaces({ parts, places }: PlacesApart): readonly OpenPart[] {
  const taken: readonly (readonly Runs[])[] = JSON.parse(places)
  return mapBlocks(parts, (block, part, index) =>
    block.heading === null ? (taken[part]?.[index] ?? []) : block.runs,
  )
}

function mapBlocks(
  parts: readonly OpenPart[],
  runsOf: (block: OpenPart['blocks'][number], part: number, index: number) => Runs,
): readonly OpenPart[] {
  return parts.map((part, at) => ({
    ...part,
    blocks: part.blocks.map((block, index) => ({ ...block, runs: runsOf(block, at, index) })),
  }))
}
