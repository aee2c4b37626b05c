// The contexts in their order: each may import those before it, and none after it. The dependency rule reads this list. Pure.

export const contexts = ["accounts", "verification", "series", "rooms", "hiring", "community", "notifications", "privacy"] as const;
