import { stripBars, type StripLane } from '@forkshop/domain'
import { loadSharp } from '../../base/load-sharp.ts'

// The size that programs which preview links ask for.
const WIDTH = 1200
const HEIGHT = 630
const MARGIN = 90
const LANE_GAP = 26
const LANE_MOST = 110
/** Days that are drawn at most: more would be lines too thin to see. */
const MOST_LANES = 12

/** Colours of the light theme: paper, ground of a lane, blocks and lines. */
const colours = { paper: '#fbf9f4', ground: '#f3efe6', block: '#2a427f', line: '#b7c2df' }

/** The strip of a page as a picture (PNG, 1200 by 630), without words: a machine may have no fonts. */
export async function sharePicture(lanes: readonly StripLane[]): Promise<Uint8Array> {
  const sharp = await loadSharp()
  return sharp(Buffer.from(shareSvg(lanes.slice(0, MOST_LANES))))
    .png({ palette: true })
    .toBuffer()
}

function shareSvg(lanes: readonly StripLane[]): string {
  const bars = stripBars(lanes)
  const room = HEIGHT - 2 * MARGIN
  const height = Math.min(LANE_MOST, (room - LANE_GAP * (bars.length - 1)) / bars.length)
  const top = (HEIGHT - bars.length * height - (bars.length - 1) * LANE_GAP) / 2
  const across = (percent: number) => (percent / 100) * (WIDTH - 2 * MARGIN)
  const drawn = bars.map((lane, index) => {
    const y = top + index * (height + LANE_GAP)
    const ground = rect({ x: MARGIN, y, width: WIDTH - 2 * MARGIN, height }, colours.ground)
    const steps = lane.map(({ x, width, kind }) => {
      const box = { x: MARGIN + across(x) + 2, y, width: Math.max(2, across(width) - 4), height }
      return kind === 'led' ? rect(box, colours.block) : rect(box, 'none', colours.line)
    })
    return [ground, ...steps].join('')
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="${WIDTH}" height="${HEIGHT}" fill="${colours.paper}"/>${bars.length === 0 ? emblem : drawn.join('')}</svg>`
}

type Box = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

function rect({ x, y, width, height }: Box, fill: string, stroke = 'none'): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8" fill="${fill}" stroke="${stroke}" stroke-width="4"/>`
}

/** The sign of the product, for a page without an agenda. */
const emblem = `<g transform="translate(420 135) scale(15)" fill="none" stroke="${colours.block}" stroke-width="2.6" stroke-linecap="round"><path d="M4 4v16M4 15c0-5 8-3 8-8V4M12 9c0 4 8 2 8 7v4"/></g>`
