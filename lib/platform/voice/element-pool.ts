// Ten audio elements made and played in the tap that starts the sound: a browser in the background, or one that waits for a
// gesture, plays those and none that is made later. Every play() of a voice is asked for here, and answered here.

const size = 10;
/** An element without a track never answers: nobody waits longer for it. */
const answerMs = 1_000;

export type ElementPool = {
  /** Plays all there are. Call it inside the tap, before anything is awaited; answers when those with a voice play, or do not. */
  wake(): Promise<void>;
  /** Plays this track until its element is given back. */
  play(track: MediaStreamTrack): HTMLAudioElement;
  giveBack(element: HTMLAudioElement): void;
  /** False when an element that should play does not. */
  isPlaying(): boolean;
  /** The browser waits for a tap before it plays. */
  needsTap(): boolean;
};

/** `changed` is told when the browser begins or ceases to wait for a tap. */
export function createElementPool(changed: () => void): ElementPool {
  const all: HTMLAudioElement[] = [];
  const used = new Set<HTMLAudioElement>();
  const waiting = new Set<HTMLAudioElement>();

  function make(): HTMLAudioElement {
    const element = document.createElement("audio");
    element.autoplay = true;
    element.setAttribute("playsinline", "");
    element.setAttribute("data-voice", "");
    element.hidden = true;
    element.srcObject = new MediaStream();
    document.body.append(element);
    all.push(element);
    return element;
  }

  function start(element: HTMLAudioElement): Promise<void> {
    const source = element.srcObject;
    return element.play().then(
      () => note(element, false),
      // Whatever else is wrong is not cured by a tap: emptied meanwhile, or no device to play on.
      (error: unknown) => {
        if (element.srcObject === source && error instanceof DOMException && error.name === "NotAllowedError") note(element, true);
      },
    );
  }

  function note(element: HTMLAudioElement, isWaiting: boolean): void {
    if (waiting.has(element) === isWaiting) return;
    if (isWaiting) waiting.add(element);
    else waiting.delete(element);
    if (used.has(element)) changed();
  }

  return {
    async wake() {
      while (all.length < size) make();
      const asked = all.map((element) => ({ element, answer: start(element) }));
      const ours = asked.filter(({ element }) => used.has(element)).map(({ answer }) => answer);
      await Promise.race([Promise.all(ours), new Promise((resolve) => setTimeout(resolve, answerMs))]);
    },
    play(track) {
      const element = all.find((one) => !used.has(one)) ?? make();
      used.add(element);
      // A stream of its own: a track that joins the empty stream of an element is never played by Chromium.
      element.srcObject = new MediaStream([track]);
      void start(element);
      return element;
    },
    giveBack(element) {
      used.delete(element);
      waiting.delete(element);
      element.srcObject = new MediaStream();
    },
    isPlaying: () => [...used].every((element) => !element.paused && element.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA),
    needsTap: () => [...used].some((element) => waiting.has(element)),
  };
}
