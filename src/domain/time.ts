/** A moment, in milliseconds since 1970-01-01T00:00Z. Always UTC; comparable with `<`. */
export type Instant = number;

/** A date people mean, `YYYY-MM-DD`, in the municipality's own zone. Comparable with `<`. */
export type LocalDate = string;

/** A wall-clock time, `HH:MM`. */
export type LocalTime = string;

/** Both ends belong to the range. */
export type DateRange = { readonly from: LocalDate; readonly to: LocalDate };
