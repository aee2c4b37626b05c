// Ten audio elements made and played in the tap that starts the sound: a browser in the background, or one that waits for a
// gesture, plays those and none that is made later.

const size = 10;

export type ElementPool = {
  /** Call it inside the tap, before anything is awaited. */
  wake(): void;
  take(): HTMLAudioElement;
  giveBack(element: HTMLMediaElement): void;
  /** False when an element that should play does not. */
  isPlaying(): boolean;
};

export function createElementPool(): ElementPool {
  const all: HTMLAudioElement[] = [];
  const used = new Set<HTMLMediaElement>();

  function make(): HTMLAudioElement {
    const element = document.createElement("audio");
    element.autoplay = true;
    element.setAttribute("playsinline", "");
    element.setAttribute("data-voice", "");
    element.hidden = true;
    document.body.append(element);
    all.push(element);
    return element;
  }

  return {
    wake() {
      while (all.length < size) make();
      for (const element of all) {
        element.srcObject ??= new MediaStream();
        void element.play().catch(() => {});
      }
    },
    take() {
      const element = all.find((one) => !used.has(one)) ?? make();
      used.add(element);
      return element;
    },
    giveBack(element) {
      used.delete(element);
      element.srcObject = new MediaStream();
    },
    isPlaying: () => [...used].every((element) => !element.paused),
  };
}
