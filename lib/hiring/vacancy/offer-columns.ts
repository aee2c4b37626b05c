// What a vacancy offers, as every reader of it sees it: the work, the place, the pay, the openings.

export const offerColumns = {
  title: true,
  place: true,
  zone: true,
  remote: true,
  currency: true,
  payMin: true,
  payMax: true,
  payUnit: true,
  openings: true,
  filled: true,
  missedHeartbeats: true,
  deadline: true,
  organisation: { select: { name: true } },
} as const;
