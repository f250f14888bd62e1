export type TimeZoneGroup = {
  readonly region: string
  readonly zones: readonly { readonly value: string; readonly label: string }[]
}

/** The zones that this browser knows, by their region of the IANA database; and `also`, whatever it is. */
export const timeZoneGroups = (also: string): readonly TimeZoneGroup[] => {
  const known = Intl.supportedValuesOf('timeZone')
  const all = [...new Set([...known, 'UTC', ...(also === '' ? [] : [also])])].sort()
  return [...Map.groupBy(all, (zone) => zone.split('/')[0] ?? '')].map(([region, names]) => ({
    region,
    zones: names.map((value) => ({
      value,
      label: value.split('/').slice(1).join(', ').replaceAll('_', ' ') || value,
    })),
  }))
}
