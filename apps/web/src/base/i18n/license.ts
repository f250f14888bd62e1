/** A licence as people know it: `CC-BY-SA-4.0` is `CC BY-SA 4.0`. */
export const sayLicense = (id: string): string =>
  id.replace(/^CC-/, 'CC ').replace(/-(\d[\d.]*)$/, ' $1')
