import { expect } from "@playwright/test";
import { PushService } from "./service.ts";

/** A push service for one test, which fails when a sender broke a rule. */
export async function push({}: object, use: (service: PushService) => Promise<void>): Promise<void> {
  const service = await PushService.start();
  await use(service);
  await service.stop();
  expect(service.faults, "rules that the sender broke").toEqual([]);
}
