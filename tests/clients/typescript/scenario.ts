// What every TypeScript client does the scenario with.
import { equal } from "node:assert/strict";

export { equal };

export const registry = process.env.REGISTRY!;

export const authorization = { Authorization: "Bearer demo-focal-point-kaz" };

/** A pledge of the focal point's own state, so the contributor is left out. */
export const pledge = {
  unitType: "ENGINEER_COY",
  unitName: "Engineers of a generated client",
  capacity: { amount: 1, unit: "units" },
  responseDays: 60,
  availableFrom: "2027-01-01",
} as const;

/** Below what the document allows. */
export const wrong = { ...pledge, responseDays: -1 };
