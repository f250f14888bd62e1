/**
 * The library that decodes and draws pictures, with the first of them: it brings a library of the system with
 * threads of its own. What it decoded is let go, for no picture is read twice.
 */
export async function loadSharp() {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  return sharp
}
