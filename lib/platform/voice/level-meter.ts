// How loud a microphone is on this device, measured here: not every browser says it of what it sends.

export type LevelMeter = {
  /** Root mean square of the last 21 ms, 0 to 1. */
  power(): number;
  /** False while the browser does not let it measure. */
  isRunning(): boolean;
  stop(): void;
};

export function createLevelMeter(stream: MediaStream): LevelMeter {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1_024;
  context.createMediaStreamSource(stream).connect(analyser);
  void context.resume();
  const samples = new Float32Array(analyser.fftSize);
  return {
    power() {
      analyser.getFloatTimeDomainData(samples);
      return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
    },
    isRunning: () => context.state === "running",
    stop: () => void context.close(),
  };
}
