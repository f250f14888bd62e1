import { seedDemo } from './demo/seed-demo.ts'
import { repairIntents } from './pages/repair.ts'
import type { Services } from './services.ts'

/** Finishes what a crash left open and puts the demo into an empty library that asks for it. */
export async function startLibrary(services: Services): Promise<void> {
  await repairIntents(services)
  if (services.settings.demo) await seedDemo(services)
}
