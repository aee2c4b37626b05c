// The code of the sound is heavy: it is loaded when somebody is about to listen, once.

let loading: Promise<typeof import("#lib/platform/voice/browser")> | null = null;

export function loadVoice() {
  loading ??= import("#lib/platform/voice/browser");
  return loading;
}
