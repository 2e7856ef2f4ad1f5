// How loud it is at the microphone, for who wants to see that they are heard.

const [SAMPLES, LOUD] = [512, 0.25];

/**
 * Gives a function that says how loud it was just now, from 0 to 1; where the phone can't tell, always 0.
 * @param {MediaStream} stream
 * @param {AbortSignal} ended
 */
export function loudnessOf(stream, ended) {
  try {
    const audio = new AudioContext();
    const analyser = audio.createAnalyser();
    const samples = new Float32Array(SAMPLES);
    analyser.fftSize = SAMPLES;
    audio.createMediaStreamSource(stream).connect(analyser);
    ended.addEventListener("abort", () => void audio.close().catch(() => {}));
    return () => {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, one) => sum + one * one, 0) / SAMPLES;
      return Math.min(1, Math.sqrt(Math.sqrt(power) / LOUD));
    };
  } catch {
    return () => 0;
  }
}
