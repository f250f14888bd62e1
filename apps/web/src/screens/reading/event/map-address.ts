import type { Place } from '@forkshop/domain'

const MAP = 'https://www.openstreetmap.org'
/** How near a place is shown: its street. */
const ZOOM = 17

/** Where a map shows a place: by its coordinates, else by its words; null for a place without either. */
export const mapAddress = (place: Place | null): string | null => {
  if (place === null) return null
  const { name, address, city, country, lat, lon } = place
  if (lat !== null && lon !== null)
    return `${MAP}/?mlat=${lat}&mlon=${lon}#map=${ZOOM}/${lat}/${lon}`
  // a name alone is that of many places, or of none
  if (!address && !city) return null
  // an address is found without what it is called by those who meet there
  const words = [address || name, city, country].filter((part) => part)
  return `${MAP}/search?query=${encodeURIComponent(words.join(', '))}`
}
