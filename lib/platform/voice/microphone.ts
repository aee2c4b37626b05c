// The microphone check before the stage: nothing leaves the device.

export type MicrophoneCheck = {
  stream: MediaStream;
  /** How loud it is now, 0 to 1. */
  level(): number;
  /** Ends the capture; the browser's own mark goes out. */
  stop(): void;
};

/** Opens the microphone for a look at its level. `none`: there is no microphone; `busy`: another program has it. */
export async function checkMicrophone(): Promise<MicrophoneCheck | { refusal: "denied" | "none" | "busy" }> {
  // Missing where the page has no right to it at all.
  if (!navigator.mediaDevices) return { refusal: "none" };
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
  } catch (error) {
    const name = error instanceof DOMException ? error.name : "";
    if (name === "NotAllowedError" || name === "SecurityError") return { refusal: "denied" };
    return { refusal: name === "NotFoundError" || name === "OverconstrainedError" ? "none" : "busy" };
  }
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1_024;
  context.createMediaStreamSource(stream).connect(analyser);
  void context.resume();
  const samples = new Float32Array(analyser.fftSize);
  return {
    stream,
    level() {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      // Speech at arm's length has a root mean square near 0.1.
      return Math.min(1, Math.sqrt(power) * 5);
    },
    stop() {
      for (const track of stream.getTracks()) track.stop();
      void context.close();
    },
  };
}
