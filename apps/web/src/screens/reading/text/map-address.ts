import type { Place } from '@forkshop/domain'

const MAP = 'https://www.openstreetmap.org'

/** Where a map shows a place: by its coordinates, else by its words; null for a place without either. */
export const mapAddress = (place: Place | null): string | null => {
  if (place === null) return null
  const { lat, lon } = place
  if (lat !== null && lon !== null) return `${MAP}/?mlat=${lat}&mlon=${lon}#map=17/${lat}/${lon}`
  // a name alone is that of many places
  if (place.address === null && place.city === null) return null
  const words = [place.name, place.address, place.city, place.country].filter((part) => part)
  return `${MAP}/search?query=${encodeURIComponent(words.join(', '))}`
}
