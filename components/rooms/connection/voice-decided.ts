// Asks again and again whether this installation's sound, which was still on its way, is there by now.

const everyMs = 3_000;

/** True as soon as the sound is on, or off for good; false when `isWanted` no longer says so. */
export async function voiceDecided(isWanted: () => boolean): Promise<boolean> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, everyMs));
    if (!isWanted()) return false;
    if ((await availability()) !== "coming") return isWanted();
  }
}

/** Without an answer it is still on its way. */
async function availability(): Promise<string> {
  try {
    const answer = await fetch("/live/now");
    return answer.ok ? ((await answer.json()) as { voice: string }).voice : "coming";
  } catch {
    return "coming";
  }
}
