import type { Locator } from 'playwright-core'
import { decodeQR } from 'qr/decode.js'

/** What a phone's camera reads from an element as it stands on the screen; throws when that is no QR code. */
export const readQr = async (element: Locator): Promise<string> => {
  const picture = (await element.screenshot()).toString('base64')
  const pixels = await element.page().evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes]))
    const { width, height } = bitmap
    const context = new OffscreenCanvas(width, height).getContext('2d')
    if (context === null) throw new Error('the browser gives no canvas')
    context.drawImage(bitmap, 0, 0)
    return { width, height, data: [...context.getImageData(0, 0, width, height).data] }
  }, picture)
  return decodeQR({ ...pixels, data: Uint8Array.from(pixels.data) })
}
