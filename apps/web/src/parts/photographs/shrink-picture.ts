/** Longest side that is sent, in pixels: what the server keeps. */
const LONGEST = 2000
/** What is smaller than this, in bytes, is sent as it is. */
const LIGHT = 600_000

/**
 * Makes a photograph small enough for a slow line, as a JPEG, upright. What this browser cannot draw is sent as it is: the
 * server says what is wrong with it.
 */
export async function shrinkPicture(file: Blob): Promise<Blob> {
  if (file.size <= LIGHT) return file
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(bitmap.width * scale)
    canvas.height = Math.round(bitmap.height * scale)
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    bitmap.close()
    const made = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/jpeg', 0.85)
    })
    return made !== null && made.size < file.size ? made : file
  } catch {
    return file
  }
}
