// Tells every tab of this browser that its session has another token: what was opened with the one of before ends soon.

export const renewalChannel = "session-renewed";

export function announceRenewal(): void {
  const channel = new BroadcastChannel(renewalChannel);
  channel.postMessage(null);
  channel.close();
}
