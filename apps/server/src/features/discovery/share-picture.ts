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

/** Where the words stand, and below them the strip. */
const WORDS_TOP = 64
const STRIP_TOP = 404
const STRIP_BOTTOM = HEIGHT - 64

/**
 * What a page is shown by elsewhere (PNG, 1200 by 630): its strip, or its words (`drawWords`) with the strip below
 * them. Where it has no strip the sign of the product.
 */
export async function sharePicture(
  lanes: readonly StripLane[],
  words: string | null,
): Promise<Uint8Array> {
  const sharp = await loadSharp()
  const strip = stripBars(lanes.slice(0, MOST_LANES))
  const drawn = words === null ? stripAlone(strip) : stripBelow(strip, words)
  return sharp(Buffer.from(picture(drawn)))
    .png({ palette: true })
    .toBuffer()
}

type Strip = ReturnType<typeof stripBars>

function stripAlone(strip: Strip): string {
  if (strip.length === 0) return emblem({ x: 420, y: 135 }, 15)
  const { height, gap } = laneSizes(strip.length, HEIGHT - 2 * MARGIN)
  const whole = strip.length * (height + gap) - gap
  return drawLanes(strip, { top: (HEIGHT - whole) / 2, height, gap })
}

function stripBelow(strip: Strip, words: string): string {
  const below = (): string => {
    if (strip.length === 0) return emblem({ x: MARGIN - 12, y: STRIP_BOTTOM - 92 }, 4)
    const { height, gap } = laneSizes(strip.length, STRIP_BOTTOM - STRIP_TOP)
    const whole = strip.length * (height + gap) - gap
    return drawLanes(strip, { top: STRIP_BOTTOM - whole, height, gap })
  }
  return `<g transform="translate(${MARGIN} ${WORDS_TOP})">${words}</g>${below()}`
}

/** So many lanes in so much room, closer to each other the more they are. */
function laneSizes(lanes: number, room: number): { readonly height: number; readonly gap: number } {
  const gap = Math.min(LANE_GAP, (room / lanes) * 0.3)
  return { gap, height: Math.min(LANE_MOST, (room - gap * (lanes - 1)) / lanes) }
}

function drawLanes(
  strip: Strip,
  { top, height, gap }: { readonly top: number; readonly height: number; readonly gap: number },
): string {
  const across = (percent: number) => (percent / 100) * (WIDTH - 2 * MARGIN)
  return strip
    .map((lane, index) => {
      const y = top + index * (height + gap)
      const ground = rect({ x: MARGIN, y, width: WIDTH - 2 * MARGIN, height }, colours.ground)
      const steps = lane.map(({ x, width, kind }) => {
        const box = { x: MARGIN + across(x) + 2, y, width: Math.max(2, across(width) - 4), height }
        return kind === 'led' ? rect(box, colours.block) : rect(box, 'none', colours.line)
      })
      return [ground, ...steps].join('')
    })
    .join('')
}

function picture(drawn: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="${WIDTH}" height="${HEIGHT}" fill="${colours.paper}"/>${drawn}</svg>`
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
const emblem = ({ x, y }: Pick<Box, 'x' | 'y'>, scale: number): string =>
  `<g transform="translate(${x} ${y}) scale(${scale})" fill="none" stroke="${colours.block}" stroke-width="2.6" stroke-linecap="round"><path d="M4 4v16M4 15c0-5 8-3 8-8V4M12 9c0 4 8 2 8 7v4"/></g>`
